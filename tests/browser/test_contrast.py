"""Every text on the screens of a comparison can be read: its colour against what lies behind it, as Chromium computes them (AA)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import STILL, Visit, settled

pytestmark = pytest.mark.browser

TOO_FAINT = """() => {
  const found = new Map();
  const colours = (css) => [...css.matchAll(/rgba?\\(([^)]*)\\)/g)].map((hit) => hit[1].split(/[ ,/]+/).map(Number)).map(([r, g, b, a = 1]) => [r, g, b, a]);
  const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3]));
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const parent = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const behind = (element) => { // the colours that may lie behind a text: several behind a hatching
    const layers = [];
    for (let at = element; at; at = parent(at)) {
      const style = getComputedStyle(at);
      const here = style.backgroundImage.includes("gradient") ? colours(style.backgroundImage) : colours(style.backgroundColor).filter((c) => c[3] > 0);
      if (here.length) layers.push(here);
      if (here.length && here.every((c) => c[3] === 1)) break;
    }
    let under = [[255, 255, 255]];
    for (const layer of layers.reverse()) under = layer.flatMap((front) => under.map((back) => over(front, back)));
    return under;
  };
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("").trim();
      if (!text || !element.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest(":disabled, [aria-disabled=true], .vh, style, script")) continue;
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (size < 2) continue;
      const least = Math.min(...behind(element).map((back) => ratio(over(colours(style.color)[0], back), back)));
      if (least < (large ? 3 : 4.5) - 0.005) found.set(`${element.localName}.${element.className} ${style.color} ${least.toFixed(2)}`, text.slice(0, 20));
    }
  };
  walk(document);
  return [...found].map((pair) => pair.join("  "));
}"""


def faint(page: Page) -> list[str]:
    settled(page).wait_for_function(STILL)
    found: list[str] = page.evaluate(TOO_FAINT)
    return found


@pytest.mark.parametrize("query", ["", "?left=minato-2022&right=minato-2025"])
def test_every_text_of_the_comparison_can_be_read(visit: Visit, query: str) -> None:
    page = visit.open(query)
    assert page.evaluate("() => document.querySelectorAll('*').length") > 50
    assert not faint(page)
    for name in ("数値と条件", "定義の違い", "判断"):
        page.get_by_role("tab", name=name).click()
        assert not faint(page), name
    page.get_by_role("tab", name="数値と条件").click()
    page.get_by_role("button", name="直す").first.click()
    assert not faint(page)


def test_every_text_of_the_matrix_can_be_read(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/一覧?cell=n:minato-2025:late_interest.rate")
    page.locator(".clause .place").first.wait_for()
    assert not faint(page)
    page.get_by_role("button", name="違い", exact=True).click()
    assert not faint(page)
    page.get_by_role("tab", name="条項").click()
    assert not faint(page)


def test_a_faint_text_would_be_found(visit: Visit) -> None:
    page = visit.open()
    page.evaluate(
        "() => { document.body.insertAdjacentHTML('beforeend', '<p style=\"color:#aaa;background:#fff\">薄い字</p>'); }"
    )
    assert [each for each in faint(page) if each.endswith("薄い字")]
