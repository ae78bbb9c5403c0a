"""What has happened to restricted records: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CompartmentOpened:
    """A case has a restricted record."""

    case_id: int
    compartment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySealed:
    """Something was written into it."""

    case_id: int
    compartment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersChanged:
    """Somebody may read it now, or no longer."""

    case_id: int
    compartment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GlassBroken:
    """Somebody else looked into it in an emergency."""

    case_id: int
    compartment_id: int
    opening_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningReviewed:
    """The look was judged."""

    case_id: int
    compartment_id: int
    opening_id: int
