"""Meetings by Jitsi pass the kit, run as a vendor runs it: a service that is asked nothing and keeps no meetings."""

from pathlib import Path

from integrations.meetings import jitsi
from integrations.meetings.jitsi.plugin import JitsiMeetings
from integrations.meetings.jitsi.simulator import JitsiSimulator
from mannaka_sdk.testing import MeetingConformance


class TestJitsi(MeetingConformance):
    plugin = JitsiMeetings
    simulator = JitsiSimulator
    fixtures = Path(jitsi.__file__).with_name("fixtures")
