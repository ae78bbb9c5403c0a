"""What has happened to hand-overs: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSent:
    """A section was asked."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverAcknowledged:
    """The section took it."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverReportedBack:
    """The section answered."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverReturned:
    """The section gave it back, with its reason."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverWaived:
    """The centre goes on without the answer."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnAllowed:
    """The head of the centre agreed to a third return."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionAsked:
    """The section asks for more time."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionGranted:
    """The centre gave more time."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRefused:
    """The centre gave no more time."""

    case_id: int
    handover_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadReminded:
    """The head of the section was told of the day on which the answer is due."""

    case_id: int
    handover_id: int
    section_id: int
