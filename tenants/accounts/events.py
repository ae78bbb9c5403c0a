"""What happened to staff, for whoever must act on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessNarrowed:
    """Somebody lost a role, their account or their sessions: streams and tickets of theirs end."""

    user_id: int
