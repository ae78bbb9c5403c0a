"""Who may do what with the earlier ledger."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.roles import Role

_READERS = (Role.ADMINISTRATOR, Role.CENTRE_STAFF, Role.AUDITOR)


def can_import_ledger(actor: Acting) -> Decision:
    """Let the city's administrators, and the operator, take a ledger over."""
    return can_administer(actor)


def can_read_ledger(actor: Actor) -> Decision:
    """Let the centre, administrators and auditors count with it; it names nobody."""
    return allow() if any(actor.has(role) for role in _READERS) else deny("role")
