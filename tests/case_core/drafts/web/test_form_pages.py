"""Every form page keeps its draft: offered, gone on with, finished with the form, kept through a sign-in."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from case_core.cases.models import Case, Contact
from case_core.drafts.models import Draft
from case_core.drafts.states import FormName
from mannaka_tenancy import use
from tests.case_core.drafts.pages import page_of
from tests.case_core.drafts.writing import KEY, OTHER_PAGE, PAGE, saved
from tests.support.browsing import Desk
from tests.support.cases import AT, new_case
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]
HALF = "途中まで書いた話"


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


def about(cast: Cast, version: int, **fields: Any) -> dict[str, Any]:
    """Return the hidden fields of a page that Aoi opened."""
    return {"draft_key": KEY, "draft_page": PAGE, "draft_version": version, "draft_author": cast.aoi.user_id, **fields}


@pytest.mark.parametrize("form", FormName)
def test_a_draft_is_gone_on_with_in_its_form(form: FormName, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        kept = page_of(form, cast)
        saved(cast.actors[kept.who], form=form, subject_id=kept.subject_id, texts={kept.field: HALF})
    page = desk(kept.who).get(kept.path, draft=str(KEY))
    html = page.content.decode()
    assert form_on(page).initial[kept.field] == HALF
    assert html.count(HALF) == 1
    assert f'name="draft_key" value="{KEY}"' in html
    assert 'name="draft_version" value="1"' in html
    assert f'data-form="{form}" data-subject="{kept.subject_id or ""}"' in html


@pytest.mark.parametrize("form", FormName)
def test_a_draft_is_offered_where_its_form_is_opened_again(form: FormName, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        kept = page_of(form, cast)
        saved(cast.actors[kept.who], form=form, subject_id=kept.subject_id, texts={kept.field: HALF})
    page = desk(kept.who).get(kept.path).content.decode()
    assert f'href="{kept.path}?draft={KEY}"' in page
    assert 'name="draft_version" value="0"' in page


def form_on(page: Any) -> Any:
    """Return the form that the page keeps."""
    return page.context.get("contact_form") or page.context["form"]


def test_a_draft_of_another_case_opens_nowhere_else(cast: Cast, case: Case, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi, form=FormName.REPLY, subject_id=case.pk + 1, texts={"body": HALF})
    page = desk("aoi").get(f"/staff/cases/{case.pk}/reply/", draft=str(KEY)).content.decode()
    assert HALF not in page
    assert 'name="draft_version" value="0"' in page


def test_a_sent_form_takes_its_draft_with_it(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi)
    matter = {"matter": HALF, "topic": "other", "channel": "telephone"}
    assert desk("aoi").send("/staff/intake/", **about(cast, 1), **matter).status_code == 302
    with use(cast.city):
        assert (Draft.objects.count(), Case.objects.count()) == (0, 1)


def test_a_refused_form_leaves_its_draft(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi)
    assert desk("aoi").send("/staff/intake/", **about(cast, 1), matter="").status_code == 200
    with use(cast.city):
        assert Draft.objects.count() == 1


def test_the_second_of_two_pages_is_told_before_it_makes_a_second_case(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi)
    aoi, matter = desk("aoi"), {"matter": HALF, "topic": "other", "channel": "telephone"}
    aoi.send("/staff/intake/", **about(cast, 1), **matter)
    told = aoi.send("/staff/intake/", **about(cast, 1, draft_page=OTHER_PAGE), **matter)
    page = told.content.decode()
    assert "この書きかけは、別の画面で送ったか、捨てました" in page
    assert HALF in page
    with use(cast.city):
        assert Case.objects.count() == 1
    again = {"draft_key": told.context["request"].draft.key, "draft_version": told.context["request"].draft.version}
    assert aoi.send("/staff/intake/", **about(cast, 1, **again), **matter).status_code == 302


def test_intake_and_the_case_offer_what_was_begun(cast: Cast, case: Case, desk: DeskOf) -> None:
    with use(cast.city):
        saved(cast.aoi)
        saved(cast.aoi, key=OTHER_PAGE, form=FormName.REPLY, subject_id=case.pk, texts={"body": HALF})
    intake = desk("aoi").get("/staff/intake/").content.decode()
    assert f"/staff/intake/?draft={KEY}" in intake
    assert HALF not in intake
    page = desk("aoi").get(f"/staff/cases/{case.pk}/").content.decode()
    assert f"/staff/cases/{case.pk}/reply/?draft={OTHER_PAGE}" in page
    assert HALF in page
    assert HALF not in desk("nagi").get(f"/staff/cases/{case.pk}/").content.decode()


def test_a_form_that_came_too_late_comes_back_with_its_words_after_signing_in(
    cast: Cast, case: Case, desk: DeskOf
) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/contact/"
    labels = aoi.get(path).context["form"].typed_labels
    said = {"channel": "counter", "direction": "outgoing", "words": HALF, "typed_labels": labels}
    with time_machine.travel(AT + timedelta(minutes=31), tick=False):
        late = aoi.send(path, **about(cast, 4), **said)
        assert (late.status_code, late["Location"]) == (302, f"/account/login/?next={path}")
        again = signed_in_again(aoi, cast, "aoi").get(path)
    page = again.content.decode()
    assert HALF in page
    assert "書いた内容はそのまま残っています" in page
    assert again.context["form"].initial["channel"] == "counter"
    assert (str(again.context["request"].draft.key), again.context["request"].draft.version) == (str(KEY), 4)
    assert contacts(cast, case) == 1
    assert HALF not in aoi.get(path).content.decode()


def test_somebody_else_who_signs_in_there_sees_nothing_of_it(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/contact/"
    with time_machine.travel(AT + timedelta(minutes=31), tick=False):
        aoi.send(path, **about(cast, 0), words=HALF, typed_labels="{}")
        assert HALF not in signed_in_again(aoi, cast, "nagi").get(path).content.decode()
        assert HALF not in signed_in_again(aoi, cast, "aoi").get(path).content.decode()


def test_more_than_a_form_holds_is_shown_for_copying_instead(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/contact/"
    with time_machine.travel(AT + timedelta(minutes=31), tick=False):
        answer = aoi.send(path, **about(cast, 0), words="長" * 40_000, typed_labels='{"words": "本人の話"}')
    assert answer.status_code == 403
    assert "長長長" in answer.content.decode()


def signed_in_again(desk: Desk, cast: Cast, name: str) -> Desk:
    """Sign in by the form, in the session that the browser has."""
    password = "ひとつの窓口で最後まで"
    with use(cast.city):
        user = cast.users[name]
        user.set_password(password)
        user.save(update_fields=["password"])
    sent = desk.client.post("/account/login/", {"login": user.username, "password": password})
    assert sent.status_code == 302, sent.content.decode()
    return desk


def contacts(cast: Cast, case: Case) -> int:
    with use(cast.city):
        return Contact.objects.filter(case=case).count()
