"""Meetings by Zoom pass the kit, run as a vendor runs it, with our own contract as the judge of every call."""

from integrations.meetings.zoom.plugin import ZoomMeetings
from integrations.meetings.zoom.simulator import ZoomSimulator
from mannaka_sdk.testing import MeetingConformance
from tests.integrations.meetings.zoom import API, FIXTURES


class TestZoom(MeetingConformance):
    plugin = ZoomMeetings
    simulator = ZoomSimulator
    fixtures = FIXTURES
    contract = API
