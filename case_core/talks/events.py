"""What has happened in long talks: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondClerkCalled:
    """A clerk needs somebody beside them."""

    talk_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondClerkCame:
    """A colleague is on the way."""

    talk_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkEnded:
    """A talk has ended, and the case knows how."""

    case_id: int
    talk_id: int
