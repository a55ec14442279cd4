"""``cli.py library …``: the library from the shell, in lines for people or as JSON for scripts."""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pipeline
from commands.library_lines import lines_of_day, lines_of_decisions, lines_of_found, lines_of_history, lines_of_service
from commands.telling import tell
from corpus.errors import UserError
from models.library import Became, Kept

if TYPE_CHECKING:
    from commands.truth import Truth
    from library import Library
    from library.cluster import Cluster
    from library.importing import Outcome
    from models.history import History
    from models.search import Found

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
_SIBLINGS = 12
"""Other services of the provider that an edit is looked for in, as on the screen."""
WHERE = "文書庫の場所（SQLite のファイルか postgresql://…。省くと、環境変数 YAKKAN_DATABASE_URL か利用者のフォルダ）"

ASKING = (
    '探す言葉（すべてを含む条文）。"続く言葉"、主題:解約、提供者:名前、サービス:名前、から:2024-04、まで:2025、旧版も、'
    "解約予告>1ヶ月 のような数値の範囲を並べられます"
)


def add_to(commands: Any) -> None:
    """Add the command with its commands to a parser's."""
    words = "文書庫: 約款を版ごとに保存し、改定の経過を見て、横断して探す"
    whole = commands.add_parser("library", help=words, description=words)
    inner = whole.add_subparsers(title="コマンド", metavar="コマンド", dest="what", required=True)

    def command(name: str, run: Any, words: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = inner.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        made.add_argument("--library", metavar="場所", help=WHERE)
        return made

    added = command("add", add, "ファイル・フォルダ・Zip の約款を加える（同じファイルは一度だけ）")
    added.add_argument("files", nargs="+", type=Path, metavar="ファイル", help="約款のファイル、フォルダ、.zip")
    added.add_argument("--provider", default="", metavar="名前", help="提供者（省くと、本文から読み取る）")
    added.add_argument("--service", default="", metavar="名前", help="サービス（文書庫にある名前なら、その版にする）")
    added.add_argument("--date", default="", metavar="日", help="施行日が本文にないときの日付（2024-04-01）")
    _by_many(added)
    added.add_argument("--ocr", action="store_true", help="文字の情報がない頁を文字認識（OCR）で読む")

    found = command("list", list_, "サービスと版の数を一覧にする")
    _as_json(found)
    one = command("show", show, "一つのサービスの版と、人の判断を表示する")
    one.add_argument("service", metavar="サービス", help="名前の一部か番号")
    _as_json(one)

    past = command(
        "history",
        history,
        "版ごとに変わったこと、数値と条件の移り変わり、改定履歴の確認、同じ提供者のほかのサービスに及んでいない改定を表示する",
    )
    past.add_argument("service", metavar="サービス", help="名前の一部か番号")
    past.add_argument("--on", default="", metavar="日", help="この日に有効だった版と、その附則・経過措置だけを表示する")
    _as_json(past)

    asked = command("search", search, "すべてのサービスの条文を、言葉・「句」・主題・数値の範囲で探す")
    asked.add_argument("words", nargs="+", metavar="言葉", help=ASKING)
    asked.add_argument("--limit", type=_count, default=20, metavar="数", help="表示する件数（省くと 20）")
    _as_json(asked)
    near = command("like", like, "ほかのサービスの、この条文に似た条文を探す")
    near.add_argument("service", metavar="サービス", help="名前の一部か番号（最新の版の条文を使う）")
    near.add_argument("path", metavar="条", help="第5条、附則1 など")
    near.add_argument("--limit", type=_count, default=20, metavar="数", help="表示する件数（省くと 20）")
    _as_json(near)

    again = command("refresh", refresh, "いまの規則で読み取り直す（プログラムを新しくしたあとに）")
    _by_many(again)

    out = command("export", export, "文書庫のすべてを一つの .zip に書き出す")
    out.add_argument("file", type=Path, metavar="ファイル", help="書き出し先（.zip）")
    back = command("import", import_, "書き出した文書庫を取り込む（あるものはそのまま）")
    back.add_argument("file", type=Path, metavar="ファイル", help="書き出した .zip")
    _by_many(back)
    checked = command("verify", verify, "文書庫か、書き出した .zip に欠けや食い違いがないか調べる")
    checked.add_argument("file", nargs="?", type=Path, metavar="ファイル", help="書き出した .zip（省くと、文書庫）")


def _by_many(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs", type=_count, default=0, metavar="数", help="同時に使うプロセスの数（省くと、CPU の数）"
    )
    command.add_argument(
        "--scheduler", default="", metavar="アドレス", help="Dask のスケジューラ（tcp://…）。そのワーカーに分担させる"
    )


def _count(words: str) -> int:
    """A number from 1 on; ValueError for anything else, which the parser tells."""
    if int(words) < 1:
        raise ValueError(words)
    return int(words)


def _as_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="JSON で表示する")


def a_day(words: str) -> str:
    """A day as it was typed, UserError where it is none."""
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        raise UserError(f"日付は 2024-04-01 の形で書いてください（{words}）。") from None


def opened(options: argparse.Namespace) -> Library:
    """The library that a command is about."""
    import library

    return library.open(options.library)


def add(options: argparse.Namespace) -> Said:
    """Keep files; prints a line for each that is in the library, yields what went wrong, and remarks."""
    from apart import cores
    from commands.progress import Bar
    from library.gathering import gathered, listed
    from library.importing import add_all
    from library.preparing import Said as Told

    files = listed(options.files)
    jobs = options.jobs or (cores() if len(files) > 2 else 1)
    bar, done, bad = Bar(len(files)), 0, 0
    counts, touched = dict.fromkeys(Became, 0), set[str]()
    with opened(options) as shelf:
        service = _named(shelf, options.service)
        told = Told(options.provider, options.service, a_day(options.date))
        try:
            for outcome in add_all(
                shelf, gathered(files), said=told, ocr=options.ocr, jobs=jobs, service=service, crew=_crew(options)
            ):
                bar.clear()
                if outcome.kept:
                    counts[outcome.kept.became] += 1
                    touched.add(outcome.kept.service.uid)
                    _print_outcome(outcome, len(files))
                bad += bool(outcome.error)
                yield from _said(outcome)
                done += 1
                bar.show(done)
        except KeyboardInterrupt:
            bar.clear()
            yield UserError(
                "中断しました。ここまでは保存されています。同じコマンドをもう一度実行すると、続きから始めます。"
            )
            touched.clear()
        bar.clear()
        yield from tell(options, shelf, touched)
    words = [f"{became.value} {count} 件" for became, count in counts.items() if count]
    print("、".join([*words, *([f"読み込めないファイル {bad} 件"] if bad else [])]))


def _crew(options: argparse.Namespace) -> Cluster | None:
    """The cluster that a command is to use, None for this machine."""
    if not options.scheduler:
        return None
    from library.cluster import Cluster

    return Cluster(options.scheduler)


def _named(shelf: Library, name: str) -> str | None:
    """The service that has exactly this name, if there is one."""
    found = [service for service in shelf.services() if name and name in (service.name, service.title, service.uid)]
    return found[0].uid if len(found) == 1 else None


def _print_outcome(outcome: Outcome, many: int) -> None:
    kept = outcome.kept
    if kept and (kept.became is not Became.KNOWN or many <= 2):
        print(f"{kept.became.value}: {outcome.shown} → {_home(kept)}（{kept.version.date or '日付不明'}）", flush=True)


def _home(kept: Kept) -> str:
    """The service by its name, or by another file of it where its texts do not say whose they are."""
    others = [version.file for version in kept.service.versions if version.uid != kept.version.uid]
    return kept.service.title if kept.service.provider or kept.service.name or not others else others[-1]


def _said(outcome: Outcome) -> Said:
    if outcome.error:
        yield UserError(outcome.error)
    if outcome.remark:
        yield outcome.remark
    if outcome.kept:
        for remark in outcome.kept.remarks:
            yield f"「{outcome.shown}」: {remark}"


def list_(options: argparse.Namespace) -> Said:
    """Print all services."""
    from reports.library_json import of_services

    with opened(options) as shelf:
        every = shelf.services()
    if options.json:
        _print_json({"services": of_services(every)})
        return
    for service in every:
        latest = service.latest.date or "日付不明"
        print(f"{service.uid[:8]}  {service.title}  {len(service.versions)} 版  最新 {latest}")
    if not every:
        yield "文書庫は空です。library add で約款を加えてください。"


def show(options: argparse.Namespace) -> Said:
    """Print one service with its versions and what was decided about its latest one."""
    from reports.library_json import of_service

    with opened(options) as shelf:
        service = shelf.find(options.service)
        followed = shelf.decisions(service.latest.uid)
    if options.json:
        _print_json(of_service(service, followed))
        return
    print("\n".join((*lines_of_service(service), *lines_of_decisions(followed))))
    yield from ()


def history(options: argparse.Namespace) -> Said:
    """Print what became of a service, or what held on a day."""
    from reports.library_json import of_day, of_history

    with opened(options) as shelf:
        service = shelf.find(options.service)
        if day := a_day(options.on):
            found = shelf.in_force(service.uid, day)
            if found is None:
                raise UserError(f"{service.title}には、{day} に有効だった版がありません（日付がわかる版のうち）。")
            _print_json(of_day(found)) if options.json else print("\n".join(lines_of_day(found)))
            return
        past = shelf.history(service.uid)
        truth = _truth(shelf, past)
    if options.json:
        _print_json({**of_history(past), **truth.json()})
    else:
        print("\n".join((*lines_of_history(past), *truth.lines(past))))
    for version in past.service.versions:
        if not version.date and len(past.service.versions) > 1:
            yield f"「{version.file}」の日付がわからないので、加えた順に並べました。"


def _truth(shelf: Library, past: History) -> Truth:
    """The history held against the 改定履歴 of its versions, and against the other services of its provider."""
    from commands.truth import Truth

    analyses = [shelf.analysis(version.uid) for version in past.service.versions]
    steps = zip(past.steps, pairwise(analyses), strict=True)
    found = [step.revisions or pipeline.revisions(*pair) for step, pair in steps]
    others = [
        other
        for other in shelf.services()
        if other.provider and other.provider == past.service.provider and other.uid != past.service.uid
    ]
    siblings = [
        ({"service": o.uid, "provider": o.provider, "name": o.name}, o.title, shelf.analysis(o.latest.uid))
        for o in others[:_SIBLINGS]
    ]
    return Truth(analyses, found, siblings)


def search(options: argparse.Namespace) -> Said:
    """Print the clauses that answer."""
    with opened(options) as shelf:
        yield from _print_found(options, shelf.search(" ".join(options.words), options.limit))


def like(options: argparse.Namespace) -> Said:
    """Print the clauses of other services that are most like one."""
    with opened(options) as shelf:
        service = shelf.find(options.service)
        try:
            found = shelf.like(service.latest.uid, _clause(options.path), options.limit)
        except KeyError:
            raise UserError(
                f"{service.title}の最新の版に {options.path} はありません。第5条、附則1 のように書いてください。"
            ) from None
    yield from _print_found(options, found)


_ARTICLE = re.compile("(?:本則/)?第?([0-9]+)(?:条((?:の[0-9]+)*)(?:/?第.*)?)?")


def _clause(words: str) -> str:
    """The path of a clause as a person writes it: 第5条, 5, 第5条第2項, 附則1."""
    found = _ARTICLE.fullmatch(unicodedata.normalize("NFKC", words).strip())
    return f"本則/第{found[1]}条{found[2] or ''}" if found else words.strip()


def _print_found(options: argparse.Namespace, found: Found) -> Said:
    from reports.library_json import of_found

    _print_json(of_found(found)) if options.json else print(
        "\n".join(lines_of_found(found)), end="\n" * bool(found.hits)
    )
    if not found.hits:
        yield "当てはまる条文はありません。"
    if found.more:
        yield f"ほかにもあります（--limit {2 * options.limit} などで増やせます）。"


def refresh(options: argparse.Namespace) -> Said:
    """Take apart again what other rules took apart; yields what can no longer be read."""
    from apart import cores
    from commands.progress import Bar
    from library.refreshing import refresh_all

    with opened(options) as shelf:
        stale = shelf.stale()
        jobs = options.jobs or (cores() if len(stale) > 2 else 1)
        bar, bad = Bar(len(stale)), 0
        for at, trouble in enumerate(refresh_all(shelf, stale, jobs=jobs, crew=_crew(options)), 1):
            if trouble:
                bar.clear()
                bad += 1
                yield UserError(trouble)
            bar.show(at)
        bar.clear()
        yield from tell(options, shelf)
    print(f"{len(stale) - bad} 件を読み取り直しました。")


def export(options: argparse.Namespace) -> Said:
    """Write the library into one file."""
    with opened(options) as shelf:
        counts = shelf.export(options.file)
    print(f"{options.file} に書き出しました（{_counted(counts.items())}）。")
    yield from ()


def import_(options: argparse.Namespace) -> Said:
    """Take in an exported library."""
    with opened(options) as shelf:
        counts = shelf.import_(options.file)
        yield from tell(options, shelf)
    print(f"取り込みました（新しいもの: {_counted(counts.items())}）。")


def verify(options: argparse.Namespace) -> Said:
    """Check the library or an exported file; yields what is wrong with it."""
    with opened(options) as shelf:
        found = shelf.verify(options.file)
    print(f"{_counted(found.counts)}・規則 {'、'.join(found.rules) or 'なし'}")
    for trouble in found.troubles:
        yield UserError(trouble.sentence)
    if found.whole:
        print("欠けや食い違いはありません。")


_NAMES = {"services": "サービス", "versions": "版", "clauses": "条文", "decisions": "人の判断"}


def _counted(counts: Any) -> str:
    return "・".join(f"{_NAMES[name]} {count:,} 件" for name, count in counts)


def _print_json(found: Any) -> None:
    from reports.formats import as_json

    sys.stdout.write(as_json(found).decode("utf-8"))
