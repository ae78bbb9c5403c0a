"""The gateway to a partner's own system passes the kit, run as a vendor runs it; its settings lead nowhere else."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from integrations.partners import webhook
from integrations.partners.webhook.plugin import PartnerWebhook
from integrations.partners.webhook.settings import WebhookConfig
from integrations.partners.webhook.simulator import WebhookSimulator
from mannaka_sdk.testing import PartnerConformance


class TestPartnerWebhook(PartnerConformance):
    plugin = PartnerWebhook
    simulator = WebhookSimulator
    fixtures = Path(webhook.__file__).with_name("fixtures")


@pytest.mark.parametrize(
    "address",
    [
        "http://cases.shakyo.example/mannaka",
        "https://u:p@cases.shakyo.example/",
        "https://cases.shakyo.example:8443/mannaka",
        "https://cases.shakyo.example/mannaka?key=1",
        "https://cases.shakyo.example/../x\n",
    ],
)
def test_an_address_is_plain(address: str) -> None:
    with pytest.raises(ValidationError):
        WebhookConfig(address=address)
