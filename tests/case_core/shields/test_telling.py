"""No page and no program tells where a shielded person is reached; the warning stands wherever they are shown."""

from collections.abc import Callable

from django.test import RequestFactory

from case_core.cases.api.serializers import CaseSerializer
from case_core.cases.models import Case
from case_core.mailings.actions.take_up_mail import take_up_mail
from case_core.mailings.models import CitizenMail
from case_core.mailings.states import MailKind
from case_core.safety.actions.set_shield import set_shield
from case_core.shields.states import Way
from case_core.shields.warnings import shield_warning
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, TANAKA, handed_over, new_case
from tests.support.cast import Cast
from tests.support.safety import shielded, terms

NUMBER = TANAKA.telephone
HEADING = "この方の連絡先は守られています"


def test_the_warning_is_that_of_the_person(here: Cast) -> None:
    case = new_case(here)
    assert shield_warning(case) is None

    shielded(here, case)

    warning = shield_warning(Case.objects.select_related("party").get(pk=case.pk))
    assert warning is not None
    assert warning.kind == "配偶者などからの暴力（DV）"
    assert not warning.is_overdue
    assert NUMBER not in "".join(warning.sentences)


def test_the_case_page_shows_the_safe_way_and_not_the_number(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
    assert NUMBER in desk("aoi").get(f"/staff/cases/{case.pk}/").content.decode()

    with use(cast.city):
        shielded(cast, case)

    for path in (f"/staff/cases/{case.pk}/", f"/staff/cases/{case.pk}/safety/"):
        page = desk("aoi").get(path).content.decode()
        assert NUMBER not in page
        assert "安全な連絡方法" in page
        assert "平日の10時から15時" in page


def test_the_section_reads_the_warning_and_no_number(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
        handover = handed_over(cast, case)
        shielded(cast, case)

    page = desk("ren").get(f"/staff/handovers/{handover.pk}/").content.decode()
    assert HEADING in page
    assert NUMBER not in page


def test_callers_who_may_be_meant_are_shown_without_their_number(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        shielded(cast, new_case(cast))

    page = desk("aoi").send("/staff/intake/candidates/", telephone="", name_kana="タナカ").content.decode()
    assert "田中 花子" in page
    assert NUMBER not in page
    assert "連絡先に注意" in page


def test_programs_are_told_that_there_is_a_shield(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case)

    found = Case.objects.select_related("party", "owner").get(pk=case.pk)
    party = CaseSerializer(found, context={"request": RequestFactory().get("/")}).data["party"]
    assert party["is_shielded"] is True
    assert (party["telephone"], party["email"]) == ("", "")


def test_no_mail_goes_to_a_shielded_person_unless_it_is_the_safe_way(here: Cast) -> None:
    case = new_case(here)
    case.party.email = "hanako@example.jp"
    case.party.save(update_fields=["email"])
    CitizenMail.objects.create(case=case, kind=MailKind.RECEIVED, language="ja")
    set_shield(case_id=case.pk, terms=terms(safe_way=Way.COUNTER), actor=here.aoi, at=LATER)

    assert take_up_mail(kind=MailKind.RECEIVED, case_id=case.pk, contact_id=None, at=LATER) is None

    case.party.shields.update(safe_way=Way.MAIL)
    taken = take_up_mail(kind=MailKind.RECEIVED, case_id=case.pk, contact_id=None, at=LATER)
    assert taken is not None
    assert taken.to == "hanako@example.jp"
