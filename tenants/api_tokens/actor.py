"""Who acts when a program does."""

from dataclasses import dataclass

from tenants.accounts.actor import Actor
from tenants.api_tokens.scopes import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenActor(Actor):
    """The token's owner with the roles of the day; the audit tells that a program acted, and with which token."""

    token_id: int

    @property
    def audit_label(self) -> str:
        """Return the roles and the token: `centre_staff/token-12`."""
        return f"{'+'.join(sorted(self.roles)) or 'none'}/token-{self.token_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What a token opens on this request."""

    actor: TokenActor
    scopes: frozenset[Scope]

    @property
    def throttle_key(self) -> str:
        """Return what requests are counted by."""
        return f"token-{self.actor.token_id}"
