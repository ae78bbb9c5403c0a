"""Can sheets be printed as PDF?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mannaka.doctor.finding import Finding
from mannaka_kit import pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

INSTALL: Final = "apt-get install"


def check(situation: Situation) -> Iterator[Finding]:  # noqa: ARG001 - every check is asked the same way
    """Tell of a machine without Pango or a Japanese font: only the PDF buttons are off there."""
    missing = pdf.look_around()
    if missing is not None:
        mend = f"On Debian: {INSTALL} {' '.join(missing.packages)}."
        yield Finding(setting="PDF", problem=f"{missing.what} is not installed.", mend=mend, stops_start=False)
