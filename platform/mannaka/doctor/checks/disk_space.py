"""Is there room for files?"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

LEAST_BYTES = 1 << 30


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of a folder with less than 1 GiB left: attachments and audit checkpoints would soon be refused."""
    folder = Path(situation.setting("MANNAKA_DATA"))
    if situation.setting("MANNAKA_DATA") and folder.is_dir():
        free = shutil.disk_usage(folder).free
        if free < LEAST_BYTES:
            problem = f"{folder} has {free >> 20} MiB left."
            yield Finding(
                setting="MANNAKA_DATA", problem=problem, mend="Make room or a larger disk.", stops_start=False
            )
