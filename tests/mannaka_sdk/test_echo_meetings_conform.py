"""The reference provider of meetings passes the kit, run as a vendor runs it."""

from pathlib import Path

from integrations.meetings import echo
from integrations.meetings.echo.plugin import EchoMeetings
from integrations.meetings.echo.simulator import EchoMeetingSimulator
from mannaka_sdk.testing import MeetingConformance


class TestEchoMeetings(MeetingConformance):
    plugin = EchoMeetings
    simulator = EchoMeetingSimulator
    fixtures = Path(echo.__file__).with_name("fixtures")
