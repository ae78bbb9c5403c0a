"""A clerk at a form that keeps its draft: what the page says of it, and what the server has."""

import time
from collections.abc import Callable

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from case_core.drafts.models import Draft
from case_core.drafts.selectors import texts_of
from mannaka_tenancy import Tenant, use
from tests.support.browser import PASSWORD, Visitor

LINE = "[data-autosave-line]"
SAVED_WITHIN = 2_500


def says(page: Page, words: str, *, within: int = SAVED_WITHIN) -> None:
    """Wait until the line beside the buttons says the words."""
    expect(page.locator(LINE)).to_contain_text(words, timeout=within)


def saved(page: Page) -> None:
    """Wait until the page says that it has saved."""
    says(page, "保存しました")


def matter_on(page: Page) -> str:
    """Return what stands in the intake's large field."""
    return page.locator("#id_matter").input_value()


def kept_matters(city: Tenant) -> list[str]:
    """Return what the server keeps of half-written intakes, newest first."""
    with use(city):
        return [texts_of(draft)["matter"] for draft in Draft.objects.all()]


def kept_on_this_computer(page: Page) -> str:
    """Return everything that the tab's own memory and the browser's hold."""
    return str(page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])"))


def let_session_end(city: Tenant) -> None:
    """Let every session of the city be over, as it is after half an hour."""
    with use(city):
        Session.objects.all().delete()


def forgive(visitor: Visitor, status: int) -> None:
    """Take a refusal that the page is made for off the faults; every other one stays."""
    met = [fault for fault in visitor.faults if fault.startswith(f"{status}: ")]
    assert met, "no refusal was met"
    visitor.faults[:] = [fault for fault in visitor.faults if fault not in met]


def sign_in_at(page: Page, name: str) -> None:
    """Sign in in a tab that shows the form."""
    page.get_by_label("ユーザー名").fill(name)
    page.get_by_label("パスワード").first.fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="サインイン", exact=True).click()


def no_save_gets_through(page: Page) -> None:
    """Let every save of this page be lost on its way."""
    page.route("**/staff/drafts/", lambda route: route.abort())


def wait_until(came_true: Callable[[], bool], *, seconds: float = 5) -> None:
    """Wait for what happens elsewhere.

    :raises AssertionError: it did not happen in time.
    """
    end = time.monotonic() + seconds
    while not came_true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
