"""Do the switches say 1 or nothing?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

FLAGS = ("MANNAKA_INSECURE_HTTP", "MANNAKA_DATABASE_POOL")


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a switch with any other word: "true" would silently mean off."""
    for name in FLAGS:
        value = situation.setting(name)
        if value not in {"", "0", "1"}:
            yield Finding(setting=name, problem=f'"{value}" is neither 1 nor 0.', mend="Set it to 1, or leave it out.")
