"""Is the port that addresses show a port?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

HIGHEST = 65_535


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse what is no port: every address that people are shown would be broken."""
    port = situation.setting("MANNAKA_PUBLIC_PORT")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) <= HIGHEST):
        problem = f'"{port}" is no port.'
        yield Finding(
            setting="MANNAKA_PUBLIC_PORT", problem=problem, mend="Set it to 1-65535, or leave it out for 443."
        )
