"""Which screens hear of files: those that hear of their case."""

from collections.abc import Iterable

from case_core.attachments.events import FileAccepted, FileAdded, FileHeld, FileRefused, FileRemoved
from case_core.cases.announcements import OfCase, case_topic
from mannaka_kit.live import announces


@announces(FileAdded, FileHeld, FileAccepted, FileRefused, FileRemoved)
def topics_of_file(event: OfCase) -> Iterable[str]:
    """Ring for the case only: no list of the day shows files."""
    return (case_topic(event.case_id),)
