"""Who makes and stops the addresses of calendars."""

from case_core.roster.models import Counsellor
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


def can_keep_feed_of(actor: Actor, counsellor: Counsellor) -> Decision:
    """Let people keep the address of their own calendar, and nobody else's."""
    return allow() if counsellor.user_id == actor.user_id else deny("person")


def can_keep_feeds_of_rooms(actor: Actor) -> Decision:
    """Let administrators keep the addresses of the rooms' calendars."""
    return can_administer(actor)
