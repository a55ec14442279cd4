"""Journeys through 比較 in a real browser, as a legal reviewer takes them."""

from __future__ import annotations

import re
from contextlib import ExitStack
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from corpus.samples import Sample, samples
from tests.browser.conftest import Visit, another, asked, in_sight, settled, url

pytestmark = pytest.mark.browser

HARBOUR = """舟艇貸渡約款

第１章　総則

第１条（目的）
この約款は、当社が貸し渡す舟艇の利用について定めます。

第２条（利用料金）
１　利用者は、利用料金を毎月末日までに支払うものとします。
２　利用者が支払を怠ったときは、年14.6％の割合による遅延損害金を支払うものとします。

第３条（解約）
利用者は、解約を希望する日の１か月前までに書面で通知することにより、解約することができます。
"""
HOSTILE = """<script>window.caught=1</script>の約款

第１条（<img src=x onerror="window.caught=1">）
利用者は、<b>舟</b>を"><svg onload=window.caught=1>年14.6％で\u202e返すものとします。

第２条（[押す](javascript:alert(1))）
１　<iframe src="https://example.com/"></iframe>を借りるときは、３０日前までに通知するものとします。
２　javascript:alert(1) と {{7*7}} は、ただの文字です。
"""


def file(name: str, text: str | bytes) -> FilePayload:
    content = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def versions_of_one() -> tuple[Sample, Sample]:
    """The oldest and the newest version of the sample service that has several."""
    by_service: dict[str, list[Sample]] = {}
    for sample in samples():
        by_service.setdefault(sample.service, []).append(sample)
    most = max(by_service.values(), key=len)
    versions = sorted(most, key=lambda sample: sample.version)
    return versions[0], versions[-1]


def pick(page: Page, side: str, words: str) -> None:
    """Choose the document whose label holds the words."""
    page.get_by_role("combobox", name=side, exact=True).click()
    page.get_by_role("option").filter(has_text=words).first.click()


def load(page: Page, *files: FilePayload) -> Locator:
    """Put files into the place for them; what became of them, one line a file, when all are read and compared."""
    if not settled(page).get_by_test_id("stFileUploaderDropzone").is_visible():
        page.get_by_role("button", name="自分の文書を読み込む").click()
    settled(page).get_by_test_id("stFileUploaderDropzoneInput").set_input_files(list(files))
    lines = page.locator(".outcomes li")
    expect(lines.nth(len(files) - 1)).to_be_visible()
    settled(page)
    return lines


def close(page: Page) -> Page:
    """Put the place for files away; the page when it stands there without it."""
    page.get_by_role("button", name="閉じる").click()
    expect(page.get_by_test_id("stFileUploaderDropzone").filter(visible=True)).to_have_count(0)
    return settled(page)


@pytest.mark.parametrize("width", [1280, 1920])
def test_first_minute_shows_two_sample_services_already_compared(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 1500 else 900})
    page = visit.open()
    expect(page.get_by_text("見本を表示しています。")).to_be_visible()
    expect(page.get_by_role("button", name="自分の文書を読み込む")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("すべて"))).to_have_attribute("aria-pressed", "true")
    assert page.locator(".row").count() >= 25
    assert page.locator("mark.lo").count() > 0
    assert page.locator("mark.ro").count() > 0
    assert page.locator(".num").count() > 0
    expect(page.locator(".rail:visible")).to_be_visible()
    visit.picture("first-minute")
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0, "nothing sticks out to the side"


def test_another_pair_can_be_chosen_and_its_address_sent(visit: Visit) -> None:
    page = visit.open()
    old, new = versions_of_one()
    pick(page, "左", old.version)
    settled(page)
    pick(page, "右", new.version)
    expect(page.locator(".view.versions")).to_be_visible()
    page.wait_for_url(f"**/?left={old.id}&right={new.id}")
    settled(page)
    assert page.locator("del").count() > 0
    assert page.locator("ins").count() > 0
    visit.picture("versions")
    visit.page.goto(f"{visit.address}/?left={old.id}&right={new.id}")
    expect(page.locator(".view.versions .heads")).to_contain_text(new.version)


def test_left_and_right_can_be_swapped(visit: Visit) -> None:
    page = visit.open()
    left, right = page.locator(".heads > div").all_inner_texts()
    page.get_by_role("button", name="入れ替え").click()
    expect(page.locator(".heads > div").first).to_contain_text(right.removeprefix("右").strip())
    expect(page.locator(".heads > div").last).to_contain_text(left.removeprefix("左").strip())


def test_text_and_pdf_of_ones_own_are_read_explained_and_compared(visit: Visit) -> None:
    page = visit.open()
    sample = samples()[-1]
    lines = load(page, file("舟艇.txt", HARBOUR), file("手元.pdf", sample.read(".pdf")))
    expect(lines.nth(0)).to_contain_text("舟艇貸渡約款")
    expect(lines.nth(0)).to_contain_text("3 条")
    expect(lines.nth(1)).to_contain_text(re.compile(r"\d{2,} 条・数値と条件 \d+ 件"))
    expect(page.locator(".heads > div").first).to_contain_text("舟艇貸渡約款")
    expect(page.locator(".rail:visible")).to_contain_text("第2条 利用料金")
    expect(page.locator(".p").first).to_have_text(re.compile(r"\d+頁"))
    expect(page.get_by_text("見本を表示しています。")).to_have_count(0)
    visit.picture("own-documents")


def test_a_count_is_a_filter(visit: Visit) -> None:
    page = visit.open()
    for name in ("substance", "wording", "left", "right", "same", "open"):
        chip = page.locator(f".chip[data-filter={name}]")
        count = int(chip.locator("b").inner_text())
        if count:
            chip.click()
            expect(page.locator(".row:visible")).to_have_count(count)
            expect(page.locator(".rail:visible a:visible")).to_have_count(count)
        else:
            expect(chip).to_be_disabled()
    page.locator(".chip[data-filter=all]").click()
    expect(page.locator(".row:visible")).to_have_count(int(page.locator(".chip[data-filter=all] b").inner_text()))


def test_keys_filter_and_step_from_difference_to_difference(visit: Visit) -> None:
    page = visit.open()
    page.keyboard.press("1")
    expect(page.locator(".chip[data-filter=substance]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("1")
    expect(page.locator(".chip[data-filter=all]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("3")
    page.keyboard.press("0")
    expect(page.locator(".chip[data-filter=all]")).to_have_attribute("aria-pressed", "true")
    seen = []
    for _ in range(4):
        page.keyboard.press("j")
        seen.append(page.locator(".row.here").get_attribute("id"))
    assert len(set(seen)) == 4
    page.keyboard.press("k")
    expect(page.locator(".row.here")).to_have_id(str(seen[2]))


def test_a_line_of_the_outline_leads_to_its_row(visit: Visit) -> None:
    page = visit.open()
    line = page.locator(".rail:visible a").nth(12)
    target = page.locator(f"#{line.get_attribute('data-go')}")
    line.click()
    in_sight(target)
    expect(line).to_have_attribute("aria-current", "true")
    assert "at" in asked(page)


def test_an_address_opens_the_clause_it_names(visit: Visit) -> None:
    page = visit.open()
    line = page.locator(".rail:visible a").nth(15)
    there = str(line.get_attribute("href"))
    visit.open(there)
    target = page.locator(".row.here")
    expect(target).to_have_attribute("data-at", there)
    in_sight(target)


def test_an_address_of_something_unknown_says_so_and_shows_the_samples(visit: Visit) -> None:
    page = visit.open("?left=own-0123456789abcdef&right=nowhere")
    expect(page.get_by_text("このURLが指す文書は、ここにはありません。")).to_be_visible()
    page = visit.open(f"?left={samples()[0].id}&right={samples()[-1].id}&at={quote('本則/第999条')}")
    expect(page.get_by_text("このURLが指す場所「本則/第999条」は、この比較にはありません。")).to_be_visible()


def test_a_citation_among_the_numbers_jumps_to_its_clause(visit: Visit) -> None:
    page = visit.open()
    page.get_by_role("tab", name=re.compile("数値と条件")).click()
    expect(page.locator(".numbers table")).to_be_visible()
    visit.picture("numbers")
    link = page.locator(".numbers td a.c").nth(3)
    words = link.inner_text().split()[0]
    target = page.locator(f"#{link.get_attribute('data-go')}")
    link.click()
    in_sight(target)
    row = target.locator("xpath=ancestor-or-self::article")
    article = re.match(r"(第\d+条(の\d+)*)?", words)
    assert article is not None
    assert article[0] in row.inner_text()


def test_a_badge_under_a_row_leads_to_the_number_in_the_table(visit: Visit) -> None:
    page = visit.open()
    badge = page.locator(".badge:visible").first
    line = page.locator(f"#{badge.get_attribute('data-go')}")
    badge.click()
    expect(line).to_be_visible()


def test_only_differing_parameters_can_be_shown(visit: Visit) -> None:
    page = visit.open()
    page.get_by_role("tab", name=re.compile("数値と条件")).click()
    page.get_by_label("違いのある項目だけ").check()
    expect(page.locator(".numbers tr[data-state=same]:visible")).to_have_count(0)
    assert page.locator(".numbers tr[data-state]:visible").count() > 0


def test_rows_can_be_read_by_weight_or_in_the_order_of_either_document(visit: Visit) -> None:
    page = visit.open()
    expect(page.get_by_role("button", name="重い順")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".row").first).to_have_attribute("data-grade", "substance")
    expect(page.locator(".row").first.locator(".worth")).to_contain_text(re.compile("実質(数値|期限)"))
    for side, nth in (("left", 1), ("right", 2)):
        page.locator(f".order [data-order={side}]").click()
        page.wait_for_url(f"**order={side}**")
        expect(page.locator(f".rail[data-order={side}]")).to_be_visible()
        numbers = page.locator(f".row .h .cell:nth-child({nth}) b a.c").all_text_contents()
        articles = [int(found[1]) for words in numbers if (found := re.fullmatch(r"第(\d+)条", words))]
        assert len(articles) > 30
        assert articles == sorted(articles)
    page.reload()
    expect(page.locator(".order [data-order=right]")).to_have_attribute("aria-pressed", "true")


def test_a_file_that_cannot_be_read_gets_one_sentence_and_the_others_are_read(visit: Visit) -> None:
    page = visit.open()
    lines = load(
        page,
        file("空.pdf", b""),
        file("表.pdf", b"PK\x03\x04" + bytes(400)),
        file("絵.exe", b"MZ" + bytes(100)),
        file("舟艇.txt", HARBOUR),
    )
    expect(lines).to_have_count(4)
    for at, name in enumerate(("空.pdf", "表.pdf", "絵.exe")):
        expect(lines.nth(at)).to_have_class("bad")
        expect(lines.nth(at)).to_contain_text(f"「{name}」を読み込めません。")
    expect(lines.nth(3)).to_contain_text("舟艇貸渡約款")
    assert page.get_by_test_id("stException").count() == 0
    assert "Traceback" not in page.content()
    visit.picture("bad-files")


def test_hostile_text_is_shown_as_text(visit: Visit) -> None:
    page = visit.open()
    load(page, file('<img src=x onerror="window.caught=1">.txt', HOSTILE))
    expect(page.locator(".rail:visible")).to_contain_text("img src=x onerror=")
    expect(page.locator(".rows")).to_contain_text("<svg onload=window.caught=1>")
    expect(page.locator(".rows")).to_contain_text("〔U+202E〕")
    page.get_by_role("tab", name=re.compile("数値と条件")).click()
    assert settled(page).evaluate("window.caught") is None
    assert page.locator(".view img, .view svg, .view iframe, .view script, .outcomes img").count() == 0
    visit.picture("hostile")


def test_what_one_visitor_reads_no_other_sees(visit: Visit, browser: Browser) -> None:
    page = visit.open()
    load(page, file("舟艇.txt", HARBOUR))
    expect(page.locator(".heads > div").first).to_contain_text("舟艇貸渡約款")
    with another(browser) as other:
        other.goto(url(page))
        other.locator(".row").first.wait_for()
        expect(other.get_by_text("このURLが指す文書は、ここにはありません。")).to_be_visible()
        assert "舟艇貸渡約款" not in settled(other).locator("body").inner_text()


def test_several_visitors_at_once_all_get_their_comparison(visit: Visit, browser: Browser) -> None:
    ids = [sample.id for sample in samples()]
    with ExitStack() as opened:
        pages = [opened.enter_context(another(browser)) for _ in range(4)]
        for at, page in enumerate(pages):
            pair = f"left={ids[at % len(ids)]}&right={ids[(at + 2) % len(ids)]}"
            page.goto(f"{visit.address}/?{pair}", wait_until="commit")
        for page in pages:
            page.locator(".row").first.wait_for(state="attached")
            assert settled(page).get_by_test_id("stException").count() == 0


def test_the_page_prints_both_texts_with_their_marks(visit: Visit) -> None:
    page = visit.open()
    page.emulate_media(media="print")
    expect(page.locator(".rail:visible")).to_be_hidden()
    expect(page.locator(".row").nth(1)).to_be_visible()
    style = page.locator("mark.lo").first.evaluate("mark => getComputedStyle(mark).textDecorationLine")
    assert style == "underline"
