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


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapAsked:
    """Somebody asks a colleague to exchange a duty, or to take it over."""

    swap_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapAgreed:
    """The colleague agrees; whoever keeps the roster decides."""

    swap_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapDone:
    """The duties are exchanged."""

    swap_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapDeclined:
    """The colleague cannot."""

    swap_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapRefused:
    """Whoever keeps the roster says no."""

    swap_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapWithdrawn:
    """Whoever asked asks no longer."""

    swap_id: int
