"""What waits too long ends by the worker's hand; what became somebody's hidden case is hidden."""

from datetime import timedelta

import pytest

from case_core.booths.errors import RequestNotFoundError
from case_core.booths.events import BoothRequestAnswered, BoothRequestOpened
from case_core.booths.models import BoothRequest
from case_core.booths.selectors import request_for, requests_visible_to
from case_core.booths.subscribers import plan_end_of_talk, plan_end_of_waiting
from case_core.booths.tasks import end_overdue
from mannaka_kit.outbox.models import OutboxEvent
from tests.support.booths import opened, taken
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.safety import shielded

TASK = "case_core.booths.tasks.end_overdue"


def test_a_request_is_looked_at_again_when_the_citys_minutes_are_over(here: Cast) -> None:
    request = opened(here)
    plan_end_of_waiting(BoothRequestOpened(request_id=request.pk, site_id=request.site_id))
    row = OutboxEvent.objects.get(task=TASK)
    assert (row.due_at, row.kwargs) == (AT + timedelta(minutes=10), {"request_id": request.pk})


def test_a_talk_is_looked_at_again_when_none_takes_any_longer(here: Cast) -> None:
    request = taken(here)
    plan_end_of_talk(BoothRequestAnswered(request_id=request.pk, site_id=request.site_id))
    row = OutboxEvent.objects.get(task=TASK)
    assert row.due_at == AT + timedelta(hours=3)


def test_the_task_leaves_alone_what_is_not_over(here: Cast) -> None:
    request = opened(here)
    end_overdue(request_id=request.pk)
    assert BoothRequest.objects.get().status == "waiting"


def test_whom_a_clerk_must_not_find_they_do_not_find_by_a_booth(here: Cast) -> None:
    request = taken(here)
    case = new_case(here)
    BoothRequest.objects.filter(pk=request.pk).update(case=case)
    shielded(here, case, here.nagi)
    assert request_for(here.aoi, request.pk).case == case
    assert list(requests_visible_to(here.nagi)) == []
    with pytest.raises(RequestNotFoundError):
        request_for(here.nagi, request.pk)
