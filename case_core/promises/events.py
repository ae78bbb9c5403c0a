"""What has happened to promises: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPromised:
    """The person was promised an answer by a day."""

    case_id: int
    promise_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseBroken:
    """The day went by without an answer."""

    case_id: int
    promise_id: int
