import pytest

from case_core.calls.actions.change_call_rules import change_call_rules
from case_core.calls.errors import DaysOutOfRangeError, NoticeMissingError
from case_core.calls.models import CallRecording
from case_core.calls.sealing import ref_of
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.telephone import Exchange, a_call, rang, recorded

NOTICE = "この電話は、相談の内容を確かめるために録音しています。"


def test_recordings_are_linked_once_where_callers_are_told(here: Cast, exchange: Exchange) -> None:
    change_call_rules(
        days_kept=30, keeps_recordings=True, notice=NOTICE, recording_days=7, actor=here.actors["mio"], at=AT
    )
    for _ in range(2):
        a_call(exchange, rang(), recorded(), at=AT)
    recording = CallRecording.objects.get()
    assert (ref_of(recording), recording.minutes, recording.rest) == ("2026/11/rec-1.wav", 1, 35)
    assert "rec-1" not in recording.ref_sealed
    assert Entry.objects.get(action="call.rules_changed").details["recording_days"] == 7


def test_nobody_is_recorded_without_being_told(here: Cast) -> None:
    with pytest.raises(NoticeMissingError):
        change_call_rules(
            days_kept=30, keeps_recordings=True, notice=" ", recording_days=7, actor=here.actors["mio"], at=AT
        )


@pytest.mark.parametrize(("days", "recordings"), [(0, 0), (91, 7), (7, 8)])
def test_nothing_is_kept_for_ever_and_no_recording_longer_than_its_call(here: Cast, days: int, recordings: int) -> None:
    with pytest.raises(DaysOutOfRangeError):
        change_call_rules(
            days_kept=days,
            keeps_recordings=False,
            notice="",
            recording_days=recordings,
            actor=here.actors["mio"],
            at=AT,
        )


def test_a_clerk_settles_nothing(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        change_call_rules(days_kept=30, keeps_recordings=False, notice="", recording_days=7, actor=here.aoi, at=AT)
