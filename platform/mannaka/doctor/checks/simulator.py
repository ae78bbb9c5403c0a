"""Do plugins talk to their services, and not to a simulator?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

NAME = "MANNAKA_SIMULATOR_URL"


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a simulator where real people are: what they are told would reach nobody."""
    url = situation.setting(NAME)
    if not url:
        return
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        mend = "Set it to http://127.0.0.1:8070, or leave it out."
        yield Finding(setting=NAME, problem=f'"{url}" is no address.', mend=mend)
    real = [city for city in situation.cities() if not city.is_demo]
    if real:
        problem = f"Plugins would talk to a simulator, and {real[0].name} is no demonstration."
        mend = f"Leave it out. Is nobody real in that city? Then run `mannaka city demo {real[0].code}`."
        yield Finding(setting=NAME, problem=problem, mend=mend)
