"""What the actions write down of where a matter is: the way of the worked examples, walked through the real actions."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.models import Case
from case_core.desk.actions.record_leaving import record_leaving
from case_core.desk.actions.sit_in import sit_in
from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.actions.send_handover import send_handover
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.models import Handover
from case_core.handovers.states import Result
from case_core.spans.index import PushingAround, measure
from case_core.spans.models import CaseSpan
from tests.support.calls import arrived
from tests.support.cases import AT, LETTER, closed, new_case
from tests.support.cast import Cast

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def index_of(case: Case, *, until: datetime) -> PushingAround:
    return measure(CaseSpan.objects.filter(case=case), until=until)


def told(case: Case) -> list[tuple[str, str, str]]:
    spans = CaseSpan.objects.filter(case=case).select_related("section").order_by("pk")
    return [(span.kind, span.section.code if span.section else "", span.ending) for span in spans]


def taken(here: Cast, case: Case, *, at: datetime) -> None:
    assign_case(case_id=case.pk, owner_id=here.aoi.user_id, seen_owner_id=None, actor=here.aoi, at=at)


def sent(here: Cast, case: Case, *, at: datetime, to: str = "tax") -> Handover:
    section = here.tax if to == "tax" else here.welfare
    return send_handover(case_id=case.pk, section_id=section.pk, letter=LETTER, due_on=None, actor=here.aoi, at=at)


def reported(here: Cast, handover: Handover, *, at: datetime, was_retold: bool = False) -> None:
    actor = here.ren if handover.section_id == here.tax.pk else here.yui
    report_back(
        handover_id=handover.pk,
        result=Result.DONE,
        report="対応した",
        told_citizen="",
        was_retold=was_retold,
        actor=actor,
        at=at,
    )


def test_a_case_is_nobodys_until_somebody_takes_it(here: Cast) -> None:
    case = new_case(here)
    assert index_of(case, until=AT + HOUR).unowned == HOUR
    taken(here, case, at=AT + HOUR)
    index = index_of(case, until=AT + 5 * DAY)
    assert (index.desks, index.unowned, index.points) == (1, HOUR, 0)
    assert told(case) == [("at_desk", "", ""), ("nobodys", "", "")]


def test_a_letter_lies_in_nobodys_hands_until_it_is_acknowledged(here: Cast) -> None:
    case = new_case(here)
    handover = sent(here, case, at=AT + HOUR)
    acknowledge_handover(handover_id=handover.pk, actor=here.ren, at=AT + 3 * HOUR)
    reported(here, handover, at=AT + DAY)
    closed_at = index_of(case, until=AT + 2 * DAY)
    assert (closed_at.desks, closed_at.unowned, closed_at.returns) == (2, 3 * HOUR, 0)
    assert told(case)[:4] == [
        ("at_desk", "", "passed_on"),
        ("nobodys", "", ""),
        ("at_desk", "tax", "reported"),
        ("nobodys", "", ""),
    ]


def test_what_is_returned_is_nobodys_until_the_next_section_takes_it(here: Cast) -> None:
    case = new_case(here)
    taken(here, case, at=AT)
    first = sent(here, case, at=AT)
    return_handover(handover_id=first.pk, reason="担当外", superior="課長 大野", actor=here.ren, at=AT + HOUR)
    second = sent(here, case, at=AT + 2 * HOUR, to="welfare")
    acknowledge_handover(handover_id=second.pk, actor=here.yui, at=AT + 26 * HOUR)
    reported(here, second, at=AT + 27 * HOUR, was_retold=True)
    index = index_of(case, until=AT + 27 * HOUR)
    assert index == PushingAround(desks=3, retold=1, unowned=26 * HOUR, returns=1)
    assert index.points == 1 + 1 + 1 + 1


def test_an_answer_to_the_person_takes_up_what_was_returned(here: Cast) -> None:
    case = new_case(here)
    handover = sent(here, case, at=AT)
    acknowledge_handover(handover_id=handover.pk, actor=here.ren, at=AT)
    return_handover(handover_id=handover.pk, reason="担当外", superior="課長 大野", actor=here.ren, at=AT + HOUR)
    reply_to_citizen(case_id=case.pk, body="お返事", actor=here.aoi, at=AT + 3 * HOUR)
    assert index_of(case, until=AT + 9 * DAY).unowned == 2 * HOUR


def test_with_two_sections_one_that_has_it_is_enough(here: Cast) -> None:
    case = new_case(here)
    taken(here, case, at=AT)
    first, second = sent(here, case, at=AT), sent(here, case, at=AT, to="welfare")
    acknowledge_handover(handover_id=first.pk, actor=here.ren, at=AT + HOUR)
    assert index_of(case, until=AT + 9 * HOUR).unowned == HOUR
    reported(here, first, at=AT + 10 * HOUR)
    assert index_of(case, until=AT + 12 * HOUR).unowned == 3 * HOUR
    waive_handover(handover_id=second.pk, reason="本人が取り下げた", actor=here.aoi, at=AT + 13 * HOUR)
    index = index_of(case, until=AT + 9 * DAY)
    assert (index.desks, index.unowned, index.points) == (3, 4 * HOUR, 1)


def test_the_time_between_an_end_and_a_reopening_counts_for_nothing(here: Cast) -> None:
    case = new_case(here)
    closed(here, case)
    reopen_case(case_id=case.pk, reason="続きがある", actor=here.aoi, at=AT + 9 * DAY)
    index = index_of(case, until=AT + 10 * DAY)
    assert (index.desks, index.points) == (1, 0)
    assert index.unowned == timedelta(minutes=12)
    assert told(case)[-1] == ("at_desk", "", "")


def test_an_end_ends_every_span(here: Cast) -> None:
    case = new_case(here)
    closed(here, case)
    assert told(case) == [("at_desk", "", "closed"), ("nobodys", "", "")]
    assert not CaseSpan.objects.filter(case=case, ended_at=None).exists()


def test_an_officer_alone_with_the_person_hears_the_story_again_and_one_with_a_clerk_does_not(here: Cast) -> None:
    alone, together = new_case(here), new_case(here)
    record_leaving(summons_id=arrived(here, alone).pk, actor=here.ren, at=AT + HOUR)
    call = arrived(here, together)
    sit_in(summons_id=call.pk, actor=here.aoi, at=AT + HOUR)
    record_leaving(summons_id=call.pk, actor=here.ren, at=AT + HOUR)
    assert [index_of(case, until=AT + HOUR).retold for case in (alone, together)] == [1, 0]


def test_a_clock_that_goes_backwards_stops_nobody(here: Cast) -> None:
    case = new_case(here)
    taken(here, case, at=AT - HOUR)
    assert index_of(case, until=AT + HOUR).unowned == timedelta()


def test_the_database_refuses_a_matter_that_is_twice_at_one_desk(here: Cast) -> None:
    case = new_case(here)
    for kind in ("at_desk", "nobodys"):
        with pytest.raises(IntegrityError, match="once"), transaction.atomic():
            CaseSpan.objects.create(case=case, kind=kind, began_at=AT)
