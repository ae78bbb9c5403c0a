"""An event ends once: taken in, or given up with the code of the reason."""

import pytest

from mannaka_kit import clock
from mannaka_kit.impersonal import PersonalDataError
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.finish_event import finish_event
from tenants.deliveries.actions.give_up_event import give_up_event
from tenants.deliveries.models import ReceivedEvent, Thread
from tenants.deliveries.selectors import waiting_events
from tenants.deliveries.states import EventStatus
from tests.support.deliveries import Line, wrote
from tests.support.worker import work_off


def test_what_is_finished_waits_no_more_and_cannot_be_given_up(line: Line, imabari: Tenant) -> None:
    line.deliver(wrote(1), wrote(2))
    work_off(imabari)

    with use(imabari):
        thread = Thread.objects.get()
        first, second = waiting_events(channel_id=line.channel.pk, thread_id=thread.pk)
        finish_event(row_id=first.event_id, at=clock.now())
        give_up_event(row_id=first.event_id, reason="too_late", at=clock.now())
        assert waiting_events(channel_id=line.channel.pk, thread_id=thread.pk) == [second]
        assert ReceivedEvent.objects.get(pk=first.event_id).status == EventStatus.DONE
        assert len(waiting_events(channel_id=line.channel.pk, thread_id=thread.pk, limit=0)) == 0


def test_what_is_given_up_lets_those_behind_it_go_on_and_says_why(line: Line, imabari: Tenant) -> None:
    line.deliver(wrote(1), wrote(2))
    work_off(imabari)

    with use(imabari):
        thread = Thread.objects.get()
        first, second = waiting_events(channel_id=line.channel.pk, thread_id=thread.pk)
        give_up_event(row_id=first.event_id, reason="no_such_policy", at=clock.now())
        assert waiting_events(channel_id=line.channel.pk, thread_id=thread.pk) == [second]
        row = ReceivedEvent.objects.get(pk=first.event_id)
        assert (row.status, row.reason) == (EventStatus.DEAD, "no_such_policy")


def test_a_reason_is_a_code_and_no_citizens_words(line: Line, imabari: Tenant) -> None:
    line.deliver(wrote())
    work_off(imabari)

    with use(imabari), pytest.raises(PersonalDataError):
        give_up_event(row_id=ReceivedEvent.objects.get().pk, reason="夫に知られずに", at=clock.now())
