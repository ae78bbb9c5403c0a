"""Who may hear of what: a bell says only that something changed, and yet nobody hears of what they may not open."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from case_core.bookings.announcements import BOOKINGS
from case_core.booths.announcements import BOOTHS
from case_core.calls.announcements import CALLS
from case_core.cases.announcements import DESK
from case_core.cases.policies import can_work_on_cases
from case_core.cases.selectors import cases_visible_to
from case_core.conversations.announcements import CONVERSATIONS
from case_core.conversations.selectors import conversations_visible_to
from case_core.listening.selectors import sessions_visible_to
from case_core.reception.announcements import HELP, RECEPTION
from case_core.talks.announcements import TALKS
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_NUMBERED: Final = re.compile(
    r"(?P<kind>case|section|conversation|listening)-(?P<id>[1-9][0-9]{0,17})(?P<more>-(?:presence|typing))?"
)

_MORE: Final[Mapping[str, frozenset[str | None]]] = {
    "case": frozenset({None, "-presence"}),
    "conversation": frozenset({None, "-typing"}),
    "listening": frozenset({None}),
    "section": frozenset({None}),
}


def can_hear(viewer: Actor, topic: str) -> Decision:
    """Let the centre hear of the day, desks, booths, telephones, talks and each case, and a section of its own desk."""
    if topic in {BOOKINGS, BOOTHS, CALLS, CONVERSATIONS, DESK, HELP, RECEPTION, TALKS}:
        return can_work_on_cases(viewer)
    parts = _NUMBERED.fullmatch(topic)
    if parts is None or parts["more"] not in _MORE[parts["kind"]]:
        return deny("topic")
    return _DECIDE[parts["kind"]](viewer, int(parts["id"]))


def is_open_to(viewer: Actor, case_id: int) -> bool:
    """Tell whether there is such a case for the viewer; nothing of it is shown."""
    return cases_visible_to(viewer).filter(pk=case_id).exists()


def _can_hear_case(viewer: Actor, case_id: int) -> Decision:
    return allow() if is_open_to(viewer, case_id) else deny("case")


def _can_hear_section(viewer: Actor, section_id: int) -> Decision:
    is_theirs = viewer.has(Role.SECTION_STAFF) and section_id in viewer.section_ids
    return allow() if is_theirs else deny("section")


def _can_hear_conversation(viewer: Actor, conversation_id: int) -> Decision:
    is_theirs = conversations_visible_to(viewer).filter(pk=conversation_id).exists()
    return allow() if is_theirs else deny("conversation")


def _can_hear_session(viewer: Actor, session_id: int) -> Decision:
    is_theirs = sessions_visible_to(viewer).filter(pk=session_id).exists()
    return allow() if is_theirs else deny("listening")


_DECIDE: Final[Mapping[str, Callable[[Actor, int], Decision]]] = {
    "case": _can_hear_case,
    "section": _can_hear_section,
    "conversation": _can_hear_conversation,
    "listening": _can_hear_session,
}
