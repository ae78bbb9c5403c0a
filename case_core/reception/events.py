"""What has happened at the reception: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketIssued:
    """Somebody came and got a number."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCalled:
    """A number was called to a room, for the first time or again."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMoved:
    """A number waits elsewhere, is aside, or sits in its room."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEnded:
    """A number's visit is over."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCalled:
    """A room called for colleagues."""

    help_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAnswered:
    """A colleague is on the way."""

    help_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpEnded:
    """The call for help is over."""

    help_id: int
