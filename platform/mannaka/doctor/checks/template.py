"""Is the template of new cities of the same release as the code?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

PROBLEMS = {
    "missing": ("There is no template of a city: no release has been run.", "Run `mannaka release`."),
    "older": ("The template of a city is older than the code.", "Run `mannaka release`."),
    "newer": ("The template of a city is newer than the code.", "Install the release that made it, or a newer one."),
}


def check(_situation: Situation) -> Iterator[Finding]:
    """Refuse code that meets schemas of another release."""
    import django

    django.setup()
    from mannaka_tenancy.release import template_state

    state = template_state()
    if state in PROBLEMS:
        problem, mend = PROBLEMS[state]
        yield Finding(setting="mannaka release", problem=problem, mend=mend)
