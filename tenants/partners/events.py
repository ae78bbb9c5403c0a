"""What happened to partner organisations, for whoever shares something with them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEnded:
    """An agreement was ended before its time: nothing may be shared on its ground any more."""

    agreement_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerMemberRemoved:
    """Somebody acts for a partner organisation no more: what was opened to them is closed."""

    member_id: int
    organization_id: int
    user_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerOrganizationClosed:
    """The city works with a body no more: nothing reaches it, and nobody of it signs in."""

    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerInvited:
    """Somebody was invited, and is to hear of it by mail."""

    invitation_id: int
