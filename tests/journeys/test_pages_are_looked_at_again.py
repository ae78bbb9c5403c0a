"""Pages of the same things are given to axe once; whatever could be a new barrier makes a page another one."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.barriers import shapes_of
from tests.support.seen import Seen

pytestmark = pytest.mark.browser

PAGE = """<html lang="ja"><title>相談</title><main><h1>相談</h1><h2>内容</h2><img src="/a.png" alt="地図">
<form><label for="name">お名前</label><input id="name" type="text" aria-describedby="hint"><p id="hint">全角で</p>
<button class="button">送る</button></form></main></html>"""
CHANGED = {
    "a label is gone": ('<label for="name">お名前</label>', ""),
    "a label is empty": ("お名前", ""),
    "a button is empty": ("送る", " "),
    "a picture lost its words": (' alt="地図"', ""),
    "a heading is skipped": ("<h2>内容</h2>", "<h3>内容</h3>"),
    "an id stands twice": ('<p id="hint">', '<p id="name">'),
    "a reference leads nowhere": ('aria-describedby="hint"', 'aria-describedby="hints"'),
    "a class brings another colour": ('class="button"', 'class="button pale"'),
    "the language is another": ('lang="ja"', 'lang="jp"'),
    "a role is another": ("<form>", '<form role="search">'),
}


@pytest.mark.parametrize(("before", "after"), CHANGED.values(), ids=list(CHANGED))
def test_what_may_be_a_barrier_is_a_new_shape(chromium_browser: Browser, before: str, after: str) -> None:
    assert _shapes(chromium_browser, PAGE.replace(before, after)) - _shapes(chromium_browser, PAGE)


def test_other_words_are_no_new_shape(chromium_browser: Browser) -> None:
    other = PAGE.replace("相談", "お返事").replace("お名前", "氏名").replace("送る", "書き込む")

    assert _shapes(chromium_browser, other) <= _shapes(chromium_browser, PAGE)


def _shapes(browser: Browser, html: str) -> frozenset[str]:
    page = browser.new_page()
    try:
        page.set_content(html)
        return shapes_of(page)
    finally:
        page.close()


def test_processes_of_one_run_tell_each_other_what_they_have_seen(tmp_path: Path) -> None:
    one, other, stranger = Seen(tmp_path / "run"), Seen(tmp_path / "run"), Seen()
    assert one.has_unseen(["a", "b"])
    assert not other.has_unseen(["b"])
    assert other.has_unseen(["b", "c"])
    assert not one.has_unseen(["a", "c"])
    assert stranger.has_unseen(["a"])
