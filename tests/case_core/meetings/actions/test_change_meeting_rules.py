"""An administrator settles by which service booths talk, and which number helps."""

import pytest

from case_core.meetings.actions.change_meeting_rules import change_meeting_rules
from case_core.meetings.errors import DialInError, MeetingChannelError
from case_core.meetings.rules import rules
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.deliveries import a_line
from tests.support.meetings import House


def test_both_are_kept_for_the_city_alone(house: House, cast: Cast, saijo_cast: Cast) -> None:
    told = {"booth_channel_id": house.channel.pk, "dial_in": "０３-1234-5678", "dial_in_words": "予約番号をどうぞ。"}

    change_meeting_rules(actor=cast.mio, at=AT, **told)

    assert (rules().booth_channel_id, rules().dial_in) == (house.channel.pk, "03-1234-5678")
    with use(saijo_cast.city):
        assert (rules().booth_channel_id, rules().dial_in) == (None, "")


def test_only_a_meeting_service_and_a_number_are_taken_and_only_from_an_administrator(house: House, cast: Cast) -> None:
    line = a_line(cast.city, cast.users["mio"])

    with pytest.raises(MeetingChannelError):
        change_meeting_rules(booth_channel_id=line.channel.pk, dial_in="", dial_in_words="", actor=cast.mio, at=AT)
    with pytest.raises(DialInError):
        change_meeting_rules(booth_channel_id=None, dial_in="0120-ABC", dial_in_words="", actor=cast.mio, at=AT)
    with pytest.raises(NotAllowedError):
        change_meeting_rules(booth_channel_id=house.channel.pk, dial_in="", dial_in_words="", actor=cast.aoi, at=AT)
