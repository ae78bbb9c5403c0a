"""Are the ports that pages are told ports?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

HIGHEST = 65_535
MENDS = {
    "MANNAKA_PUBLIC_PORT": "Set it to 1-65535, or leave it out for 443.",
    "MANNAKA_LIVE_PORT": "Set it to 1-65535, or leave it out where /live/ leads to the streams.",
}


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse what is no port: every address that people are shown would be broken."""
    for name, mend in MENDS.items():
        port = situation.setting(name)
        if port and not (port.isascii() and port.isdigit() and 0 < int(port) <= HIGHEST):
            yield Finding(setting=name, problem=f'"{port}" is no port.', mend=mend)
