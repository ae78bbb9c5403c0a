"""What has happened at the desk: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecorded:
    """An incident was written down."""

    case_id: int
    incident_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDecided:
    """The head has decided."""

    case_id: int
    incident_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAgreed:
    """There is one answer that everybody gives."""

    case_id: int
    line_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEnded:
    """The agreed answer holds no longer."""

    case_id: int
    line_id: int
