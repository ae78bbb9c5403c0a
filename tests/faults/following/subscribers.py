"""What follows from a matter here: a line in its city's audit; the next one can be made to take its time."""

import os
import time
from pathlib import Path

from case_core.intake.events import MatterReceived
from mannaka_kit import audit, clock
from mannaka_kit.outbox import subscribe

HELD_SECONDS = 120


@subscribe(MatterReceived)
def follow(event: MatterReceived) -> None:
    """Write the line; where a file asks for it, say so and stay there until this process is killed."""
    audit.record("faults.followed", actor=audit.SYSTEM, target=None, at=clock.now(), case_id=event.case_id)
    hold = Path(os.environ["FAULTS_FOLDER"]) / "hold"
    if hold.exists():
        hold.rename(hold.with_name("held"))
        time.sleep(HELD_SECONDS)
