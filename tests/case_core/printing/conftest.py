"""A case with everything in it that a sheet may have to leave away."""

from collections.abc import Callable

import pytest

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.models import Case
from case_core.cases.states import Channel, Direction, StatementKind
from case_core.handovers.models import Handover
from case_core.printing.actions.print_sheet import print_sheet
from case_core.printing.drawing import as_pdf
from case_core.printing.orders import Order
from tests.support.cases import AT, LATER, acknowledged, new_case
from tests.support.cast import Cast
from tests.support.pdf_reading import ReadPdf

THIRD_PARTY = "隣の佐伯さんが郵便受けを間違えたと話している。"
WHOSE = "隣家の佐伯"
ASSESSMENT = "ご家族との関係に不安があるように見える。"
INTERNAL = "係長と相談した内部のメモ。"
FACT = "通知は1月9日に発送されている。"


@pytest.fixture
def case(here: Cast) -> Case:
    """Return a case in which four kinds of words were written down."""
    case = new_case(here)
    said: dict[str, str] = {
        StatementKind.FACT: FACT,
        StatementKind.THIRD_PARTY: THIRD_PARTY,
        StatementKind.ASSESSMENT: ASSESSMENT,
    }
    _say(here, case, said, Direction.OUTGOING)
    _say(here, case, {StatementKind.FACT: INTERNAL}, Direction.INTERNAL)
    return case


def _say(here: Cast, case: Case, said: dict[str, str], direction: Direction) -> None:
    record_contact(
        case_id=case.pk,
        third_party=WHOSE if StatementKind.THIRD_PARTY in said else "",
        channel=Channel.TELEPHONE,
        direction=direction,
        said=said,
        actor=here.aoi,
        at=LATER,
    )


@pytest.fixture
def handover(here: Cast, case: Case) -> Handover:
    """Hand the case over to 市民税課, where Ren has acknowledged it."""
    return acknowledged(here, case)


@pytest.fixture
def printed(here: Cast, case: Case) -> Callable[[Order], ReadPdf]:
    """Return what prints the case and opens the PDF."""
    return lambda order: ReadPdf(as_pdf(print_sheet(case_id=case.pk, order=order, actor=here.aoi, at=AT)))
