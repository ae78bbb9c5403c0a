"""A member of a partner organisation as actions, policies and selectors see one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerActor:
    """Somebody who acts for a body outside the city hall; no staff actor, so that no door of the staff takes one."""

    user_id: int
    member_id: int
    organization_id: int
    display_name: str
    organization_name: str

    @property
    def pk(self) -> int:
        """Return the user's id."""
        return self.user_id

    @property
    def audit_label(self) -> str:
        """Return what the audit writes in place of a role."""
        return "partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyActor:
    """A body that answers by its own system, or by a letter's link: nobody of it is known by name."""

    organization_id: int
    organization_name: str
    via: str
    user_id: None = None
    member_id: None = None
    pk: None = None

    @property
    def audit_label(self) -> str:
        """Return what the audit writes in place of a role."""
        return "partner_body"
