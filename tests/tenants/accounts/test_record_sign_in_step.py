"""Steps of one's own account are remembered."""

import pytest

from mannaka_kit.audit.models import Entry
from tenants.accounts.actions.record_sign_in_step import record_sign_in_step
from tenants.accounts.models import User
from tenants.accounts.sign_in_steps import SignInStep
from tests.tenants.conftest import AT


@pytest.mark.parametrize("step", list(SignInStep))
def test_each_step_has_its_entry(administrator: User, step: SignInStep) -> None:
    record_sign_in_step(user=administrator, step=step, at=AT)

    entry = Entry.objects.filter(action=step.value).latest("pk")
    assert entry.actor_id == administrator.pk
    assert entry.at == AT
