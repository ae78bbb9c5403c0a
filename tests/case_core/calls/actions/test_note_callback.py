import pytest

from case_core.calls.actions.note_callback import note_callback
from case_core.calls.errors import NoCallbackDueError
from case_core.calls.states import Callback, CallbackResult
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.telephone import Exchange, a_call, answered, ended, rang


def test_who_was_not_reached_goes_on_waiting_and_the_tries_are_counted(here: Cast, exchange: Exchange) -> None:
    call = a_call(exchange, rang(), ended(), at=AT)
    for _ in range(2):
        call = note_callback(call_id=call.pk, result=CallbackResult.NOT_REACHED, actor=here.aoi, at=AT)
    assert (call.callback, call.tries, call.tried_by_id) == (Callback.DUE, 2, here.aoi.user_id)


@pytest.mark.parametrize(
    ("result", "left"), [(CallbackResult.DONE, Callback.DONE), (CallbackResult.NEEDLESS, Callback.NEEDLESS)]
)
def test_what_is_done_is_done_once(here: Cast, exchange: Exchange, result: CallbackResult, left: Callback) -> None:
    call = a_call(exchange, rang(), ended(), at=AT)
    assert note_callback(call_id=call.pk, result=result, actor=here.aoi, at=AT).callback == left
    assert Entry.objects.get(action="call.called_back").details == {"v": 1, "result": result.value, "tries": 0}
    with pytest.raises(NoCallbackDueError):
        note_callback(call_id=call.pk, result=CallbackResult.DONE, actor=here.nagi, at=AT)


def test_an_answer_told_late_does_not_undo_a_colleagues_call(here: Cast, exchange: Exchange) -> None:
    call = a_call(exchange, rang(), ended(), at=AT)
    note_callback(call_id=call.pk, result=CallbackResult.DONE, actor=here.aoi, at=AT)
    assert a_call(exchange, answered(), at=AT).callback == Callback.DONE


def test_an_officer_of_a_section_calls_nobody_back(here: Cast, exchange: Exchange) -> None:
    call = a_call(exchange, rang(), ended(), at=AT)
    with pytest.raises(NotAllowedError):
        note_callback(call_id=call.pk, result=CallbackResult.DONE, actor=here.ren, at=AT)
