"""The LINE channel passes the kit, run as a vendor runs it, with LINE's own contract as the judge of every call."""

from integrations.channels.line.plugin import LineChannel
from integrations.channels.line.simulator import LineSimulator
from mannaka_sdk.testing import MessagingConformance
from tests.integrations.channels.line import API, FIXTURES


class TestLine(MessagingConformance):
    plugin = LineChannel
    simulator = LineSimulator
    fixtures = FIXTURES
    contract = API
