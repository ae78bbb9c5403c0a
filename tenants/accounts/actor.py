"""Who is acting, with what they may do today."""

from dataclasses import dataclass

from tenants.accounts.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """
    Somebody who is signed in, as actions, policies and selectors see them; also what the audit records.

    A member of a partner organisation is one without roles, to whom nothing of the staff opens.
    """

    user_id: int
    display_name: str
    roles: frozenset[Role] = frozenset()
    section_ids: frozenset[int] = frozenset()
    head_section_ids: frozenset[int] = frozenset()
    heads_centre: bool = False
    is_partner: bool = False

    def has(self, role: Role) -> bool:
        """Tell whether the person holds the role today."""
        return role in self.roles

    @property
    def pk(self) -> int:
        """Return the user's id."""
        return self.user_id

    @property
    def audit_label(self) -> str:
        """Return the roles as the audit writes them: `administrator+auditor`, never a name."""
        return "partner" if self.is_partner else "+".join(sorted(self.roles)) or "none"
