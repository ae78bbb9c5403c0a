"""A channel calls its manifest's hosts, and those of its settings that the operator names."""

import pytest
from django.test import override_settings

from integrations.partners.echo.manifest import MANIFEST
from mannaka_sdk import ConfigModel, labelled
from tenants.plugins.reaching import called_by, hosts_for

WANDERING = MANIFEST.model_copy(update={"egress_in": frozenset({"address"})})


class Settings(ConfigModel):
    address: str = labelled(ja="アドレス", en="Address")


@override_settings(MANNAKA_SIMULATOR_URL="")
def test_the_operator_names_the_hosts_of_settings() -> None:
    config = Settings(address="https://Cases.Welfare.example.jp/referrals?x=1")

    assert hosts_for(WANDERING, config) == MANIFEST.egress
    with override_settings(MANNAKA_PARTNER_HOSTS=["cases.welfare.example.jp"]):
        assert hosts_for(WANDERING, config) == MANIFEST.egress | {"cases.welfare.example.jp"}


@pytest.mark.parametrize(
    "address",
    [
        "http://cases.welfare.example.jp/",
        "https://cases.welfare.example.jp@evil.example/",
        "https://evil.example/cases.welfare.example.jp",
        "https://[::1",
    ],
)
@override_settings(MANNAKA_PARTNER_HOSTS=["cases.welfare.example.jp"], MANNAKA_SIMULATOR_URL="")
def test_another_address_opens_nothing(address: str) -> None:
    config = Settings(address=address)

    assert hosts_for(WANDERING, config) == MANIFEST.egress
    assert [each.host for each in called_by(WANDERING, config)] == [""]
