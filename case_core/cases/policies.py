"""Who may do what with cases."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_work_on_cases(actor: Actor) -> Decision:
    """Let the centre's staff, and nobody else, read and change cases; an administrator's role opens none."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")
