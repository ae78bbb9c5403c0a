"""Who says where somebody's busy times come from."""

from case_core.roster.models import Counsellor
from case_core.roster.policies import can_write_for
from mannaka_kit.decisions import Decision
from tenants.accounts.policies import Acting


def can_set_source_for(actor: Acting, counsellor: Counsellor) -> Decision:
    """Let people say it for themselves, and those who keep the roster for everybody."""
    return can_write_for(actor, counsellor)
