"""Is the laptop's switch off where people from outside come?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of cookies that travel in the open on hosts that are not this machine."""
    outside = [city for city in situation.cities() if city.host and not city.host.endswith("localhost")]
    if situation.setting("MANNAKA_INSECURE_HTTP") == "1" and outside:
        yield Finding(
            setting="MANNAKA_INSECURE_HTTP",
            problem=f"It is on, and {outside[0].host} is not this machine: sessions travel in the open.",
            mend="Leave it out, and serve by HTTPS.",
            stops_start=False,
        )
