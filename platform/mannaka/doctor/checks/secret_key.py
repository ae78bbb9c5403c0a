"""Is SECRET_KEY set, and long enough that nobody guesses it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

LEAST_CHARACTERS = 50
LEAST_DIFFERENT = 10
MEND = """Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(64))"."""


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a missing, short or repetitive key: with it, sessions and links can be forged."""
    key = situation.setting("SECRET_KEY")
    if not key:
        yield Finding(setting="SECRET_KEY", problem="It is not set.", mend=MEND)
    elif len(key) < LEAST_CHARACTERS or len(set(key)) < LEAST_DIFFERENT:
        problem = f"It is weak: at least {LEAST_CHARACTERS} characters, {LEAST_DIFFERENT} of them different."
        yield Finding(setting="SECRET_KEY", problem=problem, mend=MEND)
