"""The reference plugin passes the kit, run as a vendor runs it."""

from pathlib import Path

from integrations.channels import echo
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import EchoSimulator
from mannaka_sdk.testing import MessagingConformance


class TestEcho(MessagingConformance):
    plugin = EchoChannel
    simulator = EchoSimulator
    fixtures = Path(echo.__file__).with_name("fixtures")
