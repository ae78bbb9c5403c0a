"""What has happened to signatures: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAsked:
    """A clerk asked the head."""

    case_id: int
    approval_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalCommented:
    """The head said something to it."""

    case_id: int
    approval_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalDecided:
    """The head signed it or sent it back."""

    case_id: int
    approval_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalWithdrawn:
    """The clerk no longer asks."""

    case_id: int
    approval_id: int
