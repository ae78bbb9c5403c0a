"""The telephone passes the kit, run as a vendor runs it."""

from pathlib import Path

from integrations.calls import phone
from integrations.calls.phone.plugin import PhoneCalls
from integrations.calls.phone.simulator import PhoneSimulator
from mannaka_sdk.testing import CallConformance


class TestPhone(CallConformance):
    plugin = PhoneCalls
    simulator = PhoneSimulator
    fixtures = Path(phone.__file__).with_name("fixtures")
