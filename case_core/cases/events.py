"""What has happened to cases: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    """A matter became a case."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRecorded:
    """Something was said and written down."""

    case_id: int
    contact_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAssigned:
    """A clerk became responsible."""

    case_id: int
    owner_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentUndone:
    """It is with whom it was before."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRetitled:
    """It is called otherwise from now on."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenAnswered:
    """The city wrote to the citizen."""

    case_id: int
    contact_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenWrote:
    """The citizen wrote again."""

    case_id: int
    contact_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    """The case ended."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened:
    """The case goes on."""

    case_id: int
