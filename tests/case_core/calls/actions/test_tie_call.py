from case_core.calls.actions.tie_call import tie_call
from case_core.calls.states import Callback
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.telephone import Exchange, a_call, ended, rang


def test_a_call_is_tied_to_one_case_and_needs_no_call_back(here: Cast, exchange: Exchange) -> None:
    call, first, second = a_call(exchange, rang(), ended(), at=AT), new_case(here), new_case(here)
    assert tie_call(call_id=call.pk, case_id=first.pk, at=AT) is True
    assert tie_call(call_id=call.pk, case_id=second.pk, at=AT) is False
    call.refresh_from_db()
    assert (call.case_id, call.callback) == (first.pk, Callback.DONE)


def test_a_call_that_is_no_longer_kept_is_tied_to_nothing(here: Cast) -> None:
    assert tie_call(call_id=4711, case_id=new_case(here).pk, at=AT) is False
