from typing import Any

import pytest
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from cms.pages.models import ContentPage
from mannaka_kit import audit
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import User
from tests.cms.page_forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(imabari: Tenant, db: None) -> ContentPage:
    """Return Imabari's page about its centre."""
    with use(imabari):
        page: ContentPage = ContentPage.objects.get(slug="about")
    return page


def publish(editor: Client, page: ContentPage, *, lead: str) -> Any:
    data = form_of(page, lead=lead) | {"action-publish": "1"}
    return editor.post(f"/cms/pages/{page.pk}/edit/", data)


def mirrored(imabari: Tenant) -> list[Entry]:
    with use(imabari):
        return list(Entry.objects.filter(action__startswith="cms.").order_by("pk"))


def test_publishing_a_page_is_in_the_audit(editor: Client, imabari: Tenant, about: ContentPage) -> None:
    response = publish(editor, about, lead="毎日お待ちしています。")
    assert response.status_code == 302
    assert "毎日お待ちしています。" in editor.get("/about/").content.decode()
    entries = mirrored(imabari)
    assert [entry.action for entry in entries][-1] == "cms.wagtail.publish"
    assert entries[-1].details["object"] == f"pages.contentpage:{about.pk}"
    with use(imabari):
        assert entries[-1].actor_id == User.objects.get().pk


def test_every_row_of_wagtails_log_has_its_entry(editor: Client, imabari: Tenant, about: ContentPage) -> None:
    publish(editor, about, lead="毎日お待ちしています。")
    with use(imabari):
        logged = list(PageLogEntry.objects.order_by("pk").values_list("action", flat=True))
    assert logged
    assert [entry.action for entry in mirrored(imabari)] == [f"cms.{action}" for action in logged]


def test_without_an_audit_entry_nothing_is_published(
    editor: Client, imabari: Tenant, about: ContentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise RuntimeError("the audit cannot be written")

    monkeypatch.setattr(audit, "record", refuse, raising=False)
    with pytest.raises(RuntimeError):
        publish(editor, about, lead="だれも知らない変更")
    with use(imabari):
        about.refresh_from_db()
        assert about.lead != "だれも知らない変更"
        assert not PageLogEntry.objects.exists()


def test_the_other_citys_audit_knows_nothing_of_it(
    editor: Client, imabari: Tenant, saijo: Tenant, about: ContentPage
) -> None:
    publish(editor, about, lead="毎日お待ちしています。")
    assert mirrored(imabari)
    assert not mirrored(saijo)


def test_what_no_person_did_is_the_systems(in_imabari: Tenant, about: ContentPage) -> None:
    log(about, "wagtail.edit")
    (entry,) = mirrored(in_imabari)
    assert entry.actor_label == "system"
