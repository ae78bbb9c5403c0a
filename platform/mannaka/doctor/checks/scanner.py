"""Is there somebody who looks for viruses in what people send?"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from case_core.attachments.scanners.clamd import PING_SECONDS, SPELLED, Clamd, ClamdAwayError, WrongAddressError
from mannaka.doctor.finding import Finding
from mannaka_kit.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

OLD: Final = timedelta(days=7)
MEND: Final = f"Set it to clamd, and MANNAKA_CLAMD_URL to the daemon's address: {SPELLED}."


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse an installation whose files nobody scans, or only a toy where real people are."""
    scanner = situation.setting("MANNAKA_SCANNER")
    if scanner == "clamd":
        yield from _daemon(situation.setting("MANNAKA_CLAMD_URL"))
    elif scanner == "demo":
        yield from _toy(situation)
    else:
        problem = f'There is no scanner "{scanner}".' if scanner else "It is not set."
        yield Finding(setting="MANNAKA_SCANNER", problem=problem, mend=MEND)


def _daemon(url: str) -> Iterator[Finding]:
    name = "MANNAKA_CLAMD_URL"
    if not url:
        yield Finding(setting=name, problem="It is not set.", mend=f"Set it to {SPELLED}.")
        return
    try:
        daemon = Clamd(url, seconds=PING_SECONDS)
        daemon.ping()
        day = daemon.signatures_of()
    except WrongAddressError:
        yield Finding(setting=name, problem=f'"{url}" is no address of a clamd.', mend=f"Set it to {SPELLED}.")
    except ClamdAwayError as error:
        problem = f"The scanner does not answer ({error})."
        yield Finding(setting=name, problem=problem, mend="Start clamd there: without it no file leaves quarantine.")
    else:
        yield from _signatures(day)


def _signatures(day: str) -> Iterator[Finding]:
    if day and datetime.strptime(day, "%b %d %H:%M:%S %Y").replace(tzinfo=now().tzinfo) < now() - OLD:
        problem, mend = f"The scanner's signatures are of {day}.", "Let freshclam run beside it every day."
        yield Finding(setting="MANNAKA_CLAMD_URL", problem=problem, mend=mend, stops_start=False)


def _toy(situation: Situation) -> Iterator[Finding]:
    real = [city for city in situation.cities() if not city.is_demo]
    if real:
        problem = f"It is demo, which finds no virus, and {real[0].name} is no demonstration."
        mend = f"{MEND} Is nobody real in that city? Then run `mannaka city demo {real[0].code}`."
        yield Finding(setting="MANNAKA_SCANNER", problem=problem, mend=mend)
