"""Reads of conversations: only the centre's staff see any, and nobody finds whom they must not find."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from case_core.cases.models import Case
from case_core.cases.states import Direction
from case_core.conversations.errors import ConversationNotFoundError
from case_core.conversations.models import Conversation, Message
from case_core.conversations.policies import can_converse
from case_core.conversations.querysets import ConversationQuerySet
from case_core.conversations.repeated import is_repeated
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK

ROWS: Final = 50
LAST_PAGE: Final = 200
COUNT_UP_TO: Final = 99
MOST_SHOWN: Final = 200
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """A page of the inbox, never counted to its end."""

    conversations: list[Conversation]
    number: int
    has_next: bool

    @property
    def previous_number(self) -> int:
        """Return the number of the page before."""
        return self.number - 1

    @property
    def next_number(self) -> int:
        """Return the number of the page after."""
        return self.number + 1


def conversations_visible_to(viewer: Actor) -> ConversationQuerySet:
    """Return the conversations that the viewer may see."""
    found = Conversation.objects.select_related("channel", "owner", "case")
    return found.exclude(hidden_cases(viewer, by="case")) if can_converse(viewer) else found.none()


def conversations_to_answer(viewer: Actor) -> QuerySet[Conversation]:
    """Return the conversations about which the viewer may keep half-written answers."""
    return conversations_visible_to(viewer)


def inbox_views(viewer: Actor) -> Mapping[str, ConversationQuerySet]:
    """Return the lists of the inbox by name."""
    found = conversations_visible_to(viewer)
    return {
        "waiting": found.waiting(),
        "mine": found.owned_by(viewer.user_id),
        "open": found.going_on(),
        "urgent": found.filter(is_urgent=True),
        "done": found.exclude(pk__in=found.going_on().values("pk")),
    }


def bounded_counts(views: Mapping[str, ConversationQuerySet]) -> dict[str, int]:
    """Return how many each list has, counting no further than one beyond 99."""
    return {name: found.order_by()[: COUNT_UP_TO + 1].count() for name, found in views.items()}


@transaction.atomic
def inbox_page(viewer: Actor, found: ConversationQuerySet, *, number: int) -> InboxPage:
    """Return a page of a list with the beginning of each last message, and record that they were read there."""
    number = min(max(number, 1), LAST_PAGE)
    first = (number - 1) * ROWS
    incoming = Message.objects.filter(conversation=OuterRef("pk"), direction=Direction.INCOMING, is_machines=False)
    words = incoming.exclude(body="")
    last = Subquery(words.order_by("-at", "-pk").values("body")[:1])
    rows = list(found.in_inbox_order().annotate(last_words=last)[first : first + ROWS + 1])
    shown = rows[:ROWS]
    audit.record(
        "conversation.listed",
        actor=viewer,
        target=None,
        at=clock.now(),
        details={"conversations": [each.pk for each in shown]},
    )
    return InboxPage(conversations=shown, number=number, has_next=len(rows) > ROWS and number < LAST_PAGE)


def first_line(conversation: Conversation) -> str:
    """Return the beginning of what the citizen wrote last, as the inbox has it."""
    words: str = getattr(conversation, "last_words", None) or ""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    line = next((line for line in lines if not is_repeated(line)), next(iter(lines), ""))
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def conversation_on_screen(viewer: Actor, conversation_id: int) -> Conversation:
    """
    Return a conversation that a page shows; whoever shows something of it calls `record_read` before.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    """
    require(can_converse(viewer))
    found = conversations_visible_to(viewer).select_related("case__party", "case__owner")
    conversation = found.filter(pk=conversation_id).first()
    if conversation is None:
        raise ConversationNotFoundError
    return conversation


def record_read(viewer: Actor, conversation: Conversation, *, by: str = "page") -> None:
    """Record that the viewer was shown a conversation.

    :raises NotInTransactionError: outside a transaction.
    """
    audit.record(
        "conversation.read",
        actor=viewer,
        target=conversation,
        at=clock.now(),
        case_id=conversation.case_id,
        details={"by": by},
    )


@transaction.atomic
def conversation_for(viewer: Actor, conversation_id: int) -> Conversation:
    """
    Return one conversation, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ConversationNotFoundError: there is no such conversation.
    """
    conversation = conversation_on_screen(viewer, conversation_id)
    record_read(viewer, conversation)
    return conversation


def messages_of(conversation: Conversation) -> list[Message]:
    """Return the latest messages of a conversation that the viewer was given, in order, with files and authors."""
    latest = conversation.messages.select_related("author").prefetch_related("files").order_by("-at", "-pk")
    return list(reversed(latest[:MOST_SHOWN]))


def conversation_of_booking(booking_id: int) -> int | None:
    """Return where the person of a booking is reached: the conversation of its case that was touched last, or None."""
    found = Conversation.objects.filter(case__bookings=booking_id, is_blocked=False, channel__state__in=AT_WORK)
    return found.exclude(sender_sealed="").order_by("-touched_at").values_list("pk", flat=True).first()


@transaction.atomic
def conversations_of_case(viewer: Actor, case: Case) -> list[Conversation]:
    """Return the conversations of a case that the viewer was given, and record that they were read."""
    require(can_converse(viewer))
    found = list(conversations_visible_to(viewer).filter(case=case).order_by("pk"))
    for conversation in found:
        record_read(viewer, conversation, by="case")
    return found


def channels_for(viewer: Actor) -> list[Channel]:
    """Return the channels by which citizens have written, for narrowing the inbox.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_converse(viewer))
    used = Conversation.objects.values("channel")
    return list(Channel.objects.filter(pk__in=used))
