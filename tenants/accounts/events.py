"""What happened to staff, for whoever must act on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessNarrowed:
    """Somebody lost a role, their account or their sessions: streams and tickets of theirs end."""

    user_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded:
    """One sign-in of somebody ended, the others go on: the streams that it opened end."""

    user_id: int
    session_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGiven:
    """Somebody is to hear of a change in how they sign in."""

    notice_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRuleChanged:
    """Who must use a second factor was decided anew."""

    rule_id: int
