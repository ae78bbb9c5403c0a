"""Is the login one of the two there are?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

LOGINS = ("web", "owner")


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse another word than web or owner."""
    login = situation.setting("MANNAKA_DATABASE_LOGIN")
    if login and login not in LOGINS:
        mend = "Leave it out: the commands that work as the owner set it themselves."
        yield Finding(setting="MANNAKA_DATABASE_LOGIN", problem=f'There is no login "{login}".', mend=mend)
