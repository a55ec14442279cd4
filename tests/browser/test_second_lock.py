"""Should escaping ever fail, the script of the view still lets nothing through that runs or fetches."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import another
from ui.component import whole

pytestmark = pytest.mark.browser

BAD = """<div class="view" data-tab="text" data-filter="all" data-order="left" data-byleft=""><div class="bar"></div><div class="list"></div><button role="tab" data-tab="record"><b data-count></b></button><p data-none></p><ul class="decisions"></ul><div class="mending"><button data-decide>読む</button></div><script>window.caught=1</script>
<img src="http://192.0.2.1/x" onerror="window.caught=1"><p onclick="window.caught=1" style="color:red" id="kept">文</p>
<svg onload="window.caught=1"></svg><a href="javascript:window.caught=1" class="c">押す</a><a href="?left=a">行く</a>
<iframe srcdoc="&lt;script&gt;parent.caught=1&lt;/script&gt;"></iframe><form action="http://192.0.2.1/"><button>送る</button></form>
<a href="//192.0.2.1/?x=1" class="c">外へ</a><a href="java&#10;script:1?" class="c">外へ</a><a href="文書?doc=a">文書へ</a>
<div is="x" data-go="r1" xlink:href="javascript:1">語</div><style>@import "http://192.0.2.1/"</style></div>"""


@pytest.mark.parametrize("name", ["compare", "document", "clause", "revisions", "checks"])
def test_unlisted_elements_and_attributes_are_dropped(browser: Browser, name: str) -> None:
    with another(browser) as page:
        page.route("**/*", lambda route: route.fulfill(body='<div id="host"></div>', content_type="text/html"))
        page.goto("http://127.0.0.1/")  # a place of its own, as views keep what is seen in its address
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        module = whole(name, "js").replace("export default", "window.draw =")
        page.add_script_tag(content=module, type="module")
        page.wait_for_function("typeof window.draw === 'function'")
        page.evaluate(
            "html => draw({parentElement: document.querySelector('#host'), data: [{html, pair: ['a', 'b'], look: {}, notes: [], record: [], market: []}], setStateValue() {}, setTriggerValue() {}})",
            BAD,
        )
        page.locator("#kept").click()
        page.get_by_text("押す").click()
        page.evaluate("new Promise((later) => setTimeout(later, 100))")  # what would run has run
        assert page.evaluate("window.caught") is None
        kept = page.evaluate("document.querySelector('.view').outerHTML")
        for gone in (
            "script",
            "img",
            "svg",
            "iframe",
            "form",
            "<style",
            "color",
            "onclick",
            "javascript",
            "srcdoc",
            "import",
            "192.0.2.1",
        ):
            assert gone not in kept, json.dumps(kept, ensure_ascii=False)
        assert 'href="?left=a"' in kept
        assert 'href="文書?doc=a"' in kept
        assert 'data-go="r1"' in kept
        assert asked == []
