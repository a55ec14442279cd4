"""House styles as small text files, a line for each word.

変更箇所 = 下線        # 下線・傍線・赤字
並び = 新左            # 新左（改正後が左）・旧左
書体 = ＭＳ 明朝
備考 = あり            # あり・なし
全条 = なし            # あり: 変わらない条も（略）として載せる

Every line may be missing; the values above are the usual ones.
"""

from __future__ import annotations

from configparser import ConfigParser
from configparser import Error as Malformed

from corpus.errors import UserError, shown_name
from models.house_style import HouseStyle, Mark, Sides

_KEYS = ("変更箇所", "並び", "書体", "備考", "全条")
LIMIT = 10_000
"""Bytes."""


class UnreadableStyle(UserError):  # noqa: N818 -- it says what the file is
    """A file that is no house style; the message says what to mend."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"「{shown_name(name)}」を、対照表の様式のファイルとして読み込めません。{reason}その箇所を直してください。"
        )


def read(name: str, data: bytes) -> HouseStyle:
    """The style of a file, or UnreadableStyle."""
    if len(data) > LIMIT:
        raise UnreadableStyle(name, f"大きすぎます（{LIMIT:,} バイトまで）。")
    found = _lines(name, data)
    unknown = [key for key in found if key not in _KEYS]
    if unknown:
        raise UnreadableStyle(name, f"知らない項目「{shown_name(unknown[0])}」があります（{'・'.join(_KEYS)}）。")
    usual = HouseStyle()
    return HouseStyle(
        Mark(_one_of(name, found, "変更箇所", usual.mark, list(Mark))),
        Sides(_one_of(name, found, "並び", usual.sides, list(Sides))),
        found.get("書体") or usual.face,
        _one_of(name, found, "備考", "あり" if usual.remarks else "なし", ["あり", "なし"]) == "あり",
        _one_of(name, found, "全条", "あり" if usual.all_articles else "なし", ["あり", "なし"]) == "あり",
    )


def _lines(name: str, data: bytes) -> dict[str, str]:
    lines = ConfigParser(interpolation=None, delimiters=("=", "＝"), inline_comment_prefixes=("#", "＃"), strict=True)
    lines.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        lines.read_string("[様式]\n" + data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableStyle(name, "文字コードが UTF-8 ではありません。") from None
    except Malformed:
        raise UnreadableStyle(name, "一行に一つ、「並び = 新左」のように書いてください。") from None
    if lines.sections() != ["様式"]:
        raise UnreadableStyle(name, "［　］で囲んだ見出しの行は使えません。")
    return dict(lines["様式"])


def _one_of(name: str, found: dict[str, str], key: str, usual: str, known: list[str]) -> str:
    value = found.get(key, usual)
    if value not in known:
        raise UnreadableStyle(name, f"「{key}」は、{'・'.join(known)} のどれかでなければなりません。")
    return value
