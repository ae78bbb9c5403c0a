"""The mail channel passes the kit, run as a vendor runs it."""

from integrations.channels.mail.plugin import MailChannel
from integrations.channels.mail.simulator import MailSimulator
from mannaka_sdk.testing import MessagingConformance


class TestMail(MessagingConformance):
    plugin = MailChannel
    simulator = MailSimulator
