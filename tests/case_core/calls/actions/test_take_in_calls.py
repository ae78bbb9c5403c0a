import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from case_core.calls.actions.change_call_rules import change_call_rules
from case_core.calls.events import CallMoved
from case_core.calls.models import CallRecord, CallRecording
from case_core.calls.sealing import number_of
from case_core.calls.states import Callback, CallPhase
from mannaka_kit.audit.models import Entry
from mannaka_sdk import NumberHidden
from mannaka_sdk.simulation import DidSomethingNew
from tenants.deliveries import draining
from tenants.deliveries.events import CallsArrived
from tenants.deliveries.models import ReceivedEvent
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.telephone import CALLER, Exchange, a_call, answered, ended, rang, recorded, tell


def test_a_ringing_call_is_kept_with_its_number_sealed_and_rings_without_it(
    here: Cast, exchange: Exchange, told: list[object]
) -> None:
    call = a_call(exchange, rang(), at=AT)
    assert (call.phase, number_of(call), call.extension) == (CallPhase.RINGING, CALLER, "201")
    assert CALLER not in f"{call.number_sealed} {call.call_hash} {call.thread.external_id}"
    assert CallMoved(call_id=call.pk) in told
    assert Entry.objects.get(action="call.rang").details == {"v": 1}


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_phases_in_any_order_make_one_answered_call(here: Cast, exchange: Exchange, order: tuple[int, ...]) -> None:
    phases = [rang(), answered(), ended()]
    for number in order:
        call = a_call(exchange, phases[number], at=AT)
    assert (call.phase, call.callback, number_of(call)) == (CallPhase.ENDED, "", CALLER)
    assert call.rang_at == AT


def test_nobody_answered_so_somebody_calls_back(here: Cast, exchange: Exchange) -> None:
    call = a_call(exchange, rang(), ended(), at=AT)
    assert (call.phase, call.callback) == (CallPhase.MISSED, Callback.DUE)


@pytest.mark.parametrize("hidden", list(NumberHidden))
def test_nobody_can_call_a_hidden_number_back(here: Cast, exchange: Exchange, hidden: NumberHidden) -> None:
    call = a_call(exchange, rang(caller="", hidden=hidden), ended(), at=AT)
    assert (call.hidden, call.has_number, call.callback) == (hidden.value, False, "")


def test_what_is_told_twice_is_kept_once(here: Cast, exchange: Exchange) -> None:
    for _ in range(2):
        a_call(exchange, rang(), ended(), at=AT)
    assert CallRecord.objects.count() == 1
    assert Entry.objects.filter(action="call.ended").count() == 1


def test_an_event_that_nobody_knows_holds_nothing_up(here: Cast, exchange: Exchange) -> None:
    a_call(exchange, rang("new"), at=AT)
    tell(exchange, DidSomethingNew(event_id="new", at=AT + timedelta(seconds=1)), at=AT)
    assert not ReceivedEvent.objects.filter(status="waiting").exists()
    assert CallRecord.objects.count() == 1


def test_recordings_are_not_kept_unless_the_city_wants_and_announces_them(here: Cast, exchange: Exchange) -> None:
    a_call(exchange, rang(), recorded(), at=AT)
    assert not CallRecording.objects.exists()


def test_a_recording_that_is_told_of_by_two_events_is_kept_and_recorded_once(here: Cast, exchange: Exchange) -> None:
    keep = {"days_kept": 30, "keeps_recordings": True, "notice": "録音しています", "recording_days": 7}
    change_call_rules(**keep, actor=here.mio, at=AT)
    a_call(exchange, rang(), recorded(), replace(recorded(), event_id="again"), at=AT)

    assert CallRecording.objects.count() == 1
    assert Entry.objects.filter(action="call.recorded").count() == 1
    assert not ReceivedEvent.objects.filter(status="waiting").exists()


def test_what_one_turn_does_not_take_in_is_asked_for_again(
    here: Cast, exchange: Exchange, told: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draining, "AT_ONCE", 1)
    thread = tell(exchange, rang(), ended(), at=AT)

    assert told.count(CallsArrived(channel_id=exchange.channel.pk, thread_id=thread.pk)) == 2
    assert ReceivedEvent.objects.filter(status="waiting").count() == 1
