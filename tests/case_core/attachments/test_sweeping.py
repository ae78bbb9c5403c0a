"""A file whose check was lost is looked at again."""

from datetime import timedelta

import time_machine

from case_core.attachments.models import Attachment
from case_core.attachments.sweeping import check_forgotten
from case_core.cases.models import Case
from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from tests.support.cast import Cast
from tests.support.files import added, checked

TASK = "case_core.attachments.trying.try_again"


def planned() -> list[dict[str, int]]:
    return list(OutboxEvent.objects.filter(task=TASK).values_list("kwargs", flat=True))


def test_only_what_nobody_tried_for_an_hour_is_planned_anew(here: Cast, case: Case) -> None:
    forgotten, held, _ready = added(here, case), added(here, case), checked(here, case)
    Attachment.objects.filter(pk=held.pk).update(held_at=clock.now() + timedelta(minutes=50))
    assert check_forgotten() == 0

    with time_machine.travel(clock.now() + timedelta(hours=1, minutes=20), tick=False):
        assert check_forgotten() == 1
        assert planned() == [{"attachment_id": forgotten.pk}]
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        assert check_forgotten() == 2
