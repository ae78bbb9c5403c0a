"""What a clerk covers is gone from every screen of the body at once, as a version that is kept."""

import pytest

from case_core.cases.models import Case, Statement
from case_core.cases.states import StatementKind
from case_core.consents.states import LegalGround
from case_core.referrals.viewing import look_at_referral
from case_core.sharing.actions.approve_share import approve_share
from case_core.sharing.actions.blacken_share import blacken_share
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.announcements import topics_of_share
from case_core.sharing.covering import coverable_texts, versions_of
from case_core.sharing.errors import (
    BlackenedMeanwhileError,
    RevokedBeforeError,
    ShareNotFoundError,
    ShareOverError,
    SpanNotThereError,
)
from case_core.sharing.events import ShareBlackened
from case_core.sharing.models import ShareGrant
from case_core.sharing.selectors import preview_of
from case_core.sharing.standing import open_to
from case_core.sharing.veils import Span
from case_core.sharing.viewing import Shown, listed_for, look_at_share, peek_at_share
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tenants.partners.actor import PartnerActor
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.referrals import referred
from tests.support.sharing import a_body, a_member, acting, shared

SAID = "兄の太郎が借りた。返せない。"


@pytest.fixture
def case(here: Cast) -> Case:
    case = new_case(here)
    Statement.objects.filter(contact__case=case, kind=StatementKind.WORDS).update(body=SAID)
    return case


@pytest.fixture
def body(here: Cast) -> PartnerOrganization:
    return a_body()


@pytest.fixture
def umi(body: PartnerOrganization) -> PartnerActor:
    return acting(a_member(body))


@pytest.fixture
def grant(here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor) -> ShareGrant:
    return shared(here, case, body)


def place(case: Case) -> str:
    return f"cases.statement.{Statement.objects.get(contact__case=case, kind=StatementKind.WORDS).pk}"


def text_of(shown: Shown) -> str:
    return "\n".join(f"{row.label} {row.value}" for part in shown.sections for group in part.groups for row in group)


def covers(cast: Cast, grant: ShareGrant, *spans: Span, seen: int = 0, by: str = "aoi") -> ShareGrant:
    told = {place(grant.case): list(spans)} if spans else {}
    return blacken_share(grant_id=grant.pk, spans=told, seen_edition=seen, actor=cast.actors[by], at=LATER)


def test_what_is_covered_is_nowhere_and_each_version_is_kept(
    here: Cast, case: Case, grant: ShareGrant, umi: PartnerActor, told: list[object]
) -> None:
    before = peek_at_share(umi, grant.pk, at=LATER).edition
    covers(here, grant, Span(0, 4))
    assert topics_of_share(next(each for each in told if isinstance(each, ShareBlackened)))
    shown = look_at_share(umi, grant.pk, at=LATER)
    assert ("■■■が借りた。返せない。" in text_of(shown), "太郎" in text_of(shown)) == (True, False)
    assert shown.edition != before
    grant.refresh_from_db()
    assert "太郎" not in str([preview_of(here.aoi, grant), grant.blackouts])
    covers(here, grant, Span(0, 9), seen=1, by="nagi")
    grant.refresh_from_db()
    versions = [(made.edition, made.person, made.count) for made in versions_of(here.aoi, grant)]
    assert versions == [(2, "村上 凪", 1), (1, "青井 葵", 1)]
    entry = Entry.objects.filter(action="share.blackened").latest("pk")
    assert (entry.case_id, entry.details["edition"]) == (case.pk, 2)
    (text,) = [each for each in coverable_texts(here.aoi, grant) if each.place == place(case)]
    assert ([part.is_covered for part in text.sentences], text.selected) == ([True, False], ())


def test_a_title_is_covered_in_the_list_and_in_a_referral_too(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    referral = referred(here, case, body)
    grant = referral.grant
    told = {f"cases.case.{case.pk}": [Span(0, len(case.title))]}
    blacken_share(grant_id=grant.pk, spans=told, seen_edition=0, actor=here.aoi, at=LATER)
    shown = look_at_referral(umi, referral.pk, at=LATER).shown
    assert (shown.title, case.title in text_of(shown)) == ("■■■", False)
    assert [each.title for each in listed_for(umi, open_to(umi, at=LATER), at=LATER)] == ["■■■"]
    Case.objects.filter(pk=case.pk).update(title="太郎のこと")
    assert look_at_share(umi, grant.pk, at=LATER).title == "■■■"


def test_uncovering_waits_for_the_second_person_where_two_decide(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    grant = shared(here, case, body, ground=LegalGround.CHILD_COUNCIL)
    approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)
    covers(here, grant, Span(0, 4))
    covers(here, grant, Span(0, 5), seen=1)
    assert look_at_share(umi, grant.pk, at=LATER)
    covers(here, grant, Span(0, 2), seen=2)
    with pytest.raises(ShareOverError):
        look_at_share(umi, grant.pk, at=LATER)
    approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)
    assert "■■■太郎が" in text_of(look_at_share(umi, grant.pk, at=LATER))


def test_nobody_covers_what_is_not_there_was_changed_or_is_not_theirs(
    here: Cast, saijo_cast: Cast, case: Case, grant: ShareGrant
) -> None:
    for wrong in (Span(3, 3), Span(5, 2), Span(0, len(SAID) + 1)):
        with pytest.raises(SpanNotThereError):
            covers(here, grant, wrong)
    other = new_case(here)
    with pytest.raises(SpanNotThereError):
        blacken_share(grant_id=grant.pk, spans={place(other): [Span(0, 1)]}, seen_edition=0, actor=here.aoi, at=LATER)
    with pytest.raises(NotAllowedError):
        covers(here, grant, Span(0, 1), by="ren")
    covers(here, grant, Span(0, 1))
    with pytest.raises(BlackenedMeanwhileError):
        covers(here, grant, Span(0, 2))
    revoke_share(grant_id=grant.pk, reason="終わり", actor=here.aoi, at=LATER)
    with pytest.raises(RevokedBeforeError):
        covers(here, grant, seen=1)
    with use(saijo_cast.city), pytest.raises(ShareNotFoundError):
        blacken_share(grant_id=grant.pk, spans={}, seen_edition=0, actor=saijo_cast.aoi, at=LATER)
