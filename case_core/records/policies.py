"""Who may do what with restricted records; who may read which is decided in the query (`selectors.readable_to`)."""

from case_core.cases.policies import can_work_on_cases
from case_core.records.models import Opening
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_come_to_records(actor: Actor) -> Decision:
    """Let the centre's staff open a restricted record, and see where there is one; no other role does."""
    return can_work_on_cases(actor)


def can_write_in(actor: Actor, *, is_member: bool) -> Decision:
    """Let members write, of the centre's staff of the day."""
    return can_work_on_cases(actor) if is_member else deny("member")


def can_appoint(actor: Actor, *, is_member: bool, user_id: int) -> Decision:
    """Let members name others; so may a head, though never themselves, for a record whose keepers have left."""
    if not can_work_on_cases(actor):
        return deny("role")
    is_heads_way = actor.heads_centre and user_id != actor.user_id
    return allow() if is_member or is_heads_way else deny("member")


def can_list_openings(actor: Actor) -> Decision:
    """Let auditors and the centre's staff see looks in an emergency; which ones is decided in the query."""
    return allow() if actor.has(Role.AUDITOR) else can_work_on_cases(actor)


def can_review(actor: Actor) -> Decision:
    """Let auditors and the centre's heads judge a look afterwards."""
    return allow() if actor.has(Role.AUDITOR) or actor.heads_centre else deny("role")


def may_review_now(actor: Actor, opening: Opening) -> bool:
    """Tell whether this look waits for a judgement that this person may give: never their own."""
    is_open = opening.reviewed_at is None and opening.opened_by_id != actor.user_id
    return is_open and can_review(actor).allowed
