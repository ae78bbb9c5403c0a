"""Who keeps the list of partner organisations, and who reads it."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.roles import Role

_READERS = frozenset({Role.ADMINISTRATOR, Role.CENTRE_STAFF})


def can_keep_partners(actor: Acting) -> Decision:
    """Allow whoever may configure the city."""
    return can_administer(actor)


def can_read_partners(actor: Actor) -> Decision:
    """Allow administrators, and the centre's staff, who refer people to these bodies."""
    return allow() if _READERS & actor.roles else deny("role")
