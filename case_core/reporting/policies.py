"""Who may see the figures."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

READERS = frozenset({Role.CENTRE_STAFF, Role.ADMINISTRATOR})


def can_read_figures(actor: Actor) -> Decision:
    """Let the centre and administrators count; figures open no case."""
    return allow() if not actor.roles.isdisjoint(READERS) else deny("role")
