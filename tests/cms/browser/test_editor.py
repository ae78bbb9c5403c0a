"""The administrator in Wagtail's editor: all works under its narrow policy, and nothing is loaded from outside."""

import re

import pytest

from cms.pages.models import ContentPage, HomePage
from mannaka_tenancy import Tenant, use
from tenants.accounts.wagtail_group import set_membership
from tests.support.browser import House, Visitor
from tests.support.cast import Cast

pytestmark = pytest.mark.browser


@pytest.fixture
def mio(open_house: House, people: Cast, imabari: Tenant) -> Visitor:
    """Return Imabari's administrator at her desk."""
    with use(imabari):
        set_membership(people.users["mio"], is_member=True)
    return open_house.staff(imabari, people.users["mio"])


def test_a_page_is_changed_looked_at_and_published(open_house: House, mio: Visitor, imabari: Tenant) -> None:
    with use(imabari):
        about = ContentPage.objects.get(slug="about")
    mio.open(f"/cms/pages/{about.pk}/edit/")
    mio.page.wait_for_load_state("networkidle")
    mio.page.locator("textarea[name=lead]").fill("いつでもお待ちしています。")
    mio.page.locator("[data-side-panel-toggle=preview], [data-side-panel=preview]").first.click()
    frame = mio.page.frame_locator("iframe[title]").last
    frame.get_by_text("いつでもお待ちしています。").wait_for()
    mio.page.locator(
        "[data-w-dropdown-target=toggle].button, .w-dropdown-button [data-w-dropdown-target=toggle]"
    ).click()
    mio.leave_by(mio.page.locator("button[name=action-publish]").click)
    assert mio.sees("公開されました")
    citizen = open_house.visitor(imabari).open("/about/")
    assert citizen.sees("いつでもお待ちしています。")


def test_the_editors_lists_load_under_their_policy(mio: Visitor, imabari: Tenant) -> None:
    with use(imabari):
        home = HomePage.objects.get()
    addresses = ["", f"pages/{home.pk}/", "images/add/", "images/", "documents/", "reports/site-history/"]
    addresses += [f"pages/{home.pk}/move/", f"pages/{home.pk}/history/", f"pages/add/pages/contentpage/{home.pk}/"]
    for address in addresses:
        mio.open(f"/cms/{address}")
        mio.page.wait_for_load_state("networkidle")
        mio.arrived()
        assert not mio.page.get_by_role("link", name=re.compile("guide|Wagtail")).filter(visible=True).count()
