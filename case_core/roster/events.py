"""What has happened to the roster: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChanged:
    """Duties came, went or moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAsked:
    """Somebody wants a roster to be worked out."""

    proposal_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalEnded:
    """It is worked out, or it is clear that it cannot be."""

    proposal_id: int
