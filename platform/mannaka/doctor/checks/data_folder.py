"""Can MANNAKA_DATA be written?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a folder for attachments and audit checkpoints that cannot be made or written."""
    folder = situation.setting("MANNAKA_DATA")
    if not folder:
        yield _finding("It is not set.")
        return
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        yield _finding(f"{folder} cannot be made ({error.strerror}).")
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield _finding(f"{folder} cannot be written.")


def _finding(problem: str) -> Finding:
    mend = "Name a folder that the processes may write; it holds attachments and audit checkpoints."
    return Finding(setting="MANNAKA_DATA", problem=problem, mend=mend)
