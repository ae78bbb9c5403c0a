"""A sign-in that failed is remembered without what was typed."""

import pytest

from mannaka_kit import audit
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.record_failed_sign_in import record_failed_sign_in
from tests.tenants.conftest import AT


def recorded(username: str) -> Entry:
    """Record a failure and return its entry."""
    record_failed_sign_in(username=username, at=AT)
    return Entry.objects.filter(action="sign_in.failed").latest("pk")


@pytest.mark.usefixtures("in_imabari")
def test_the_entry_names_nobody() -> None:
    entry = recorded("correct horse battery staple")

    assert entry.outcome == audit.Outcome.REFUSED
    assert "horse" not in str(entry.details)
    assert len(entry.details["typed"]) == 64


@pytest.mark.usefixtures("in_imabari")
def test_tries_for_one_name_can_be_told_together() -> None:
    assert recorded("Aoi ").details == recorded("aoi").details
    assert recorded("aoi").details != recorded("ren").details


def test_no_city_can_compare_its_tries_with_anothers(in_imabari: Tenant, saijo: Tenant) -> None:
    ours = recorded("aoi").details

    with use(saijo):
        assert recorded("aoi").details != ours
