"""The reference gateway to partners passes the kit, run as a vendor runs it."""

from pathlib import Path

from integrations.partners import echo
from integrations.partners.echo.plugin import EchoPartners
from integrations.partners.echo.simulator import EchoPartnerSimulator
from mannaka_sdk.testing import PartnerConformance


class TestEchoPartners(PartnerConformance):
    plugin = EchoPartners
    simulator = EchoPartnerSimulator
    fixtures = Path(echo.__file__).with_name("fixtures")
