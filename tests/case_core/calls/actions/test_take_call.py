import pytest

from case_core.calls.actions.take_call import take_call
from case_core.calls.errors import CallNotFoundError, CallTakenError
from case_core.calls.states import Callback
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.telephone import Exchange, a_call, ended, rang


def test_a_clerk_takes_a_call_and_a_colleague_is_told_who(here: Cast, exchange: Exchange) -> None:
    call = a_call(exchange, rang(), at=AT)
    taken = take_call(call_id=call.pk, actor=here.aoi, at=AT)
    again = take_call(call_id=call.pk, actor=here.aoi, at=AT)
    assert (taken.taken_by_id, again.taken_at) == (here.aoi.user_id, AT)
    with pytest.raises(CallTakenError, match=here.users["aoi"].display_name):
        take_call(call_id=call.pk, actor=here.nagi, at=AT)
    assert Entry.objects.filter(action="call.taken").count() == 1


def test_whoever_was_talked_with_is_not_called_back(here: Cast, exchange: Exchange) -> None:
    call = a_call(exchange, rang(), at=AT)
    take_call(call_id=call.pk, actor=here.aoi, at=AT)
    assert a_call(exchange, ended(), at=AT).callback == ""


def test_to_take_a_missed_call_is_to_call_back(here: Cast, exchange: Exchange) -> None:
    call = a_call(exchange, rang(), ended(), at=AT)
    assert take_call(call_id=call.pk, actor=here.aoi, at=AT).callback == Callback.DONE


def test_an_officer_of_a_section_takes_no_calls(here: Cast, exchange: Exchange) -> None:
    call = a_call(exchange, rang(), at=AT)
    with pytest.raises(NotAllowedError):
        take_call(call_id=call.pk, actor=here.ren, at=AT)


def test_there_is_no_such_call(here: Cast) -> None:
    with pytest.raises(CallNotFoundError):
        take_call(call_id=4711, actor=here.aoi, at=AT)
