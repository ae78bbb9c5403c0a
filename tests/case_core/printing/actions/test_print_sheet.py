import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case
from case_core.handovers.models import Handover
from case_core.printing.actions.print_sheet import print_sheet
from case_core.printing.errors import HandoverMissingError, ShieldNotConfirmedError
from case_core.printing.models import CarryCode
from case_core.printing.orders import Address, Order
from case_core.printing.states import Sheet
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast
from tests.support.receiving import a_relative
from tests.support.safety import shielded

HISTORY = Order(sheet=Sheet.HISTORY)


def remembered(action: str) -> list[Entry]:
    return list(Entry.objects.filter(action=action).order_by("pk"))


def test_a_print_is_recorded_with_its_sheet_and_its_shape(here: Cast, case: Case) -> None:
    order = Order(sheet=Sheet.HISTORY, is_redacted=True, address=Address(name="田中 花子", lines=("今治市",)))
    print_sheet(case_id=case.pk, order=order, actor=here.aoi, at=AT)

    (entry,) = remembered("case.printed")
    assert entry.case_id == case.pk
    assert entry.details == {"v": 1, "sheet": "history", "redacted": True, "by_post": True}


def test_the_files_name_holds_the_number_and_nothing_personal(here: Cast, case: Case) -> None:
    paper = print_sheet(case_id=case.pk, order=HISTORY, actor=here.aoi, at=AT)

    assert paper.name == f"{case.number}-history.pdf"


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_prints(here: Cast, case: Case, name: str) -> None:
    with pytest.raises(NotAllowedError):
        print_sheet(case_id=case.pk, order=HISTORY, actor=here.actors[name], at=AT)

    assert remembered("case.printed") == []


def test_another_citys_case_is_not_printed(here: Cast, case: Case, saijo_cast: Cast) -> None:
    with use(saijo_cast.city), pytest.raises(CaseNotFoundError):
        print_sheet(case_id=case.pk, order=HISTORY, actor=saijo_cast.aoi, at=AT)


def test_a_carry_sheet_needs_a_hand_over_of_this_case_that_is_open(here: Cast, case: Case, handover: Handover) -> None:
    for handover_id in (None, handover.pk + 1000):
        with pytest.raises(HandoverMissingError):
            print_sheet(case_id=case.pk, order=Order(sheet=Sheet.CARRY, handover_id=handover_id), actor=here.aoi, at=AT)

    assert CarryCode.objects.count() == 0


def test_a_second_copy_shows_the_same_code(here: Cast, case: Case, handover: Handover) -> None:
    order = Order(sheet=Sheet.CARRY, handover_id=handover.pk)
    first = print_sheet(case_id=case.pk, order=order, actor=here.aoi, at=AT)
    again = print_sheet(case_id=case.pk, order=order, actor=here.nagi, at=LATER)

    assert first.facts["code"] == again.facts["code"]
    assert len(remembered("carry.code_issued")) == 1
    kept = CarryCode.objects.get()
    assert first.facts["code"] not in (kept.sealed, kept.fingerprint)


def test_after_it_has_expired_a_new_code_is_made(here: Cast, case: Case, handover: Handover) -> None:
    order = Order(sheet=Sheet.CARRY, handover_id=handover.pk)
    first = print_sheet(case_id=case.pk, order=order, actor=here.aoi, at=AT)
    again = print_sheet(case_id=case.pk, order=order, actor=here.aoi, at=first.facts["valid_until"])

    assert first.facts["code"] != again.facts["code"]


@pytest.mark.parametrize("sheet", list(Sheet))
def test_a_shielded_persons_case_is_printed_after_the_warning_was_read(
    here: Cast, case: Case, handover: Handover, sheet: Sheet
) -> None:
    shielded(here, case)

    with pytest.raises(ShieldNotConfirmedError):
        print_sheet(case_id=case.pk, order=Order(sheet=sheet, handover_id=handover.pk), actor=here.aoi, at=AT)
    assert remembered("case.printed") == []

    read = Order(sheet=sheet, handover_id=handover.pk, has_seen_warning=True)
    print_sheet(case_id=case.pk, order=read, actor=here.aoi, at=AT)
    assert len(remembered("case.printed")) == len(remembered("shield.warning_confirmed")) == 1


@pytest.mark.parametrize("sheet", list(Sheet))
def test_a_case_beside_which_somebody_shielded_stands_waits_for_the_tick_too(
    here: Cast, case: Case, handover: Handover, sheet: Sheet
) -> None:
    hers = new_case(here)
    a_relative(here, case, known_id=hers.party_id)
    shielded(here, hers)

    with pytest.raises(ShieldNotConfirmedError):
        print_sheet(case_id=case.pk, order=Order(sheet=sheet, handover_id=handover.pk), actor=here.aoi, at=AT)

    read = Order(sheet=sheet, handover_id=handover.pk, has_seen_warning=True)
    print_sheet(case_id=case.pk, order=read, actor=here.aoi, at=AT)
    (confirmed,) = remembered("shield.warning_confirmed")
    assert (confirmed.details["leaving"], confirmed.details["people"]) == ("print", [hers.party_id])
