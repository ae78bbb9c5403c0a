from datetime import timedelta

from case_core.calls.actions.change_call_rules import change_call_rules
from case_core.calls.models import CallRecord, CallRecording
from case_core.calls.purging import purge_city
from mannaka_kit.audit.models import Entry
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.telephone import Exchange, a_call, ended, rang, recorded


def test_recordings_go_first_then_calls_and_their_numbers(here: Cast, exchange: Exchange) -> None:
    change_call_rules(
        days_kept=30, keeps_recordings=True, notice="録音します", recording_days=7, actor=here.actors["mio"], at=AT
    )
    for name, days in (("old", 31), ("weeks", 8), ("new", 1)):
        at = AT - timedelta(days=days)
        a_call(exchange, rang(name, at=at), ended(name, at=at), recorded(name), at=at)
    assert purge_city() == 3
    assert (CallRecord.objects.count(), CallRecording.objects.count()) == (2, 1)
    assert Entry.objects.get(action="call.purged").details == {"v": 1, "count": 3}
    assert purge_city() == 0
