"""Who reads answers, who writes them, and who lets them out."""

from typing import Final

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

READERS: Final = (Role.CENTRE_STAFF, Role.SECTION_STAFF, Role.ADMINISTRATOR)
WRITERS: Final = (Role.CENTRE_STAFF, Role.SECTION_STAFF)


def can_read(actor: Actor) -> Decision:
    """Let everybody who answers citizens, and who keeps the pages, read what is published."""
    return deny("role") if actor.roles.isdisjoint(READERS) else allow()


def can_write(actor: Actor) -> Decision:
    """Let those who answer citizens write."""
    return deny("role") if actor.roles.isdisjoint(WRITERS) else allow()


def can_check(actor: Actor) -> Decision:
    """Let the centre's staff read as the second person, let out and take out."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")
