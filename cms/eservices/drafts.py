"""
What a citizen has written so far, before it is sent.

It rests in the city's session table, encrypted with the city's key, is forgotten after three hours and removed when the
form is sent or left.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from django.contrib.sessions.backends.base import SessionBase

from mannaka_kit import crypto

Answers: TypeAlias = dict[str, str]

KEEP: Final = timedelta(hours=3)
_SLOT: Final = "form_draft"
_PURPOSE: Final = "form-draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Answers that were accepted, and what was typed on pages that were left by going back."""

    answers: dict[str, Answers] = field(default_factory=dict)
    typed: dict[str, Answers] = field(default_factory=dict)

    def answered(self, step: str, answers: Answers) -> "Draft":
        """Return the draft with a step's answers."""
        typed = {name: values for name, values in self.typed.items() if name != step}
        return replace(self, answers={**self.answers, step: answers}, typed=typed)

    def left(self, step: str, typed: Answers) -> "Draft":
        """Return the draft with what stood on a page when somebody went back from it."""
        return replace(self, typed={**self.typed, step: typed})

    def shown(self, step: str) -> Answers:
        """Return what a page shows when somebody comes back to it."""
        return self.typed.get(step) or self.answers.get(step, {})

    def value(self, step: str, name: str) -> str:
        """Return one accepted answer, empty where there is none."""
        return self.answers.get(step, {}).get(name, "")


def load_draft(session: SessionBase, *, at: datetime) -> Draft:
    """Return the session's draft; an old or unreadable one is an empty one."""
    content = load_sealed(session, _SLOT, at=at, keep=KEEP)
    return Draft(**content) if content else Draft()


def save_draft(session: SessionBase, draft: Draft, *, at: datetime) -> None:
    """Keep the draft in the session."""
    save_sealed(session, _SLOT, {"answers": draft.answers, "typed": draft.typed}, at=at)


def clear_draft(session: SessionBase) -> None:
    """Forget the draft."""
    session.pop(_SLOT, None)


def save_sealed(session: SessionBase, slot: str, content: dict[str, Any], *, at: datetime) -> None:
    """Put something into the session that only this city can read."""
    text = json.dumps({"at": at.isoformat(), "content": content})
    session[slot] = crypto.encrypt(text, purpose=_PURPOSE, aad=slot)


def load_sealed(session: SessionBase, slot: str, *, at: datetime, keep: timedelta) -> dict[str, Any]:
    """Return what was put into the session, empty where there is nothing, or nothing young enough."""
    token = session.get(slot)
    if not token:
        return {}
    try:
        opened = json.loads(crypto.decrypt(token, purpose=_PURPOSE, aad=slot))
    except crypto.UndecipherableError:
        return {}
    content: dict[str, Any] = opened["content"]
    return content if at - datetime.fromisoformat(opened["at"]) <= keep else {}
