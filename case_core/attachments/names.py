"""A file's name as it may stand in a list and in a header."""

import re
import unicodedata
from typing import Final

from case_core.attachments.kinds import LONGEST_NAME

NAMELESS: Final = "file"
# Controls, signs that turn the direction of writing (photo_gpj.exe), and what file systems take for something else.
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff<>:"|?*]')


def plain_name(told: str) -> str:
    """Return the last part of the name without anything that misleads, and with its ending kept."""
    name = re.split(r"[/\\]", told)[-1]
    name = _UNFIT.sub("", unicodedata.normalize("NFC", name)).strip(" .")
    stem, dot, extension = name.rpartition(".")
    if not stem:
        return (dot + extension or NAMELESS).strip(".")[:LONGEST_NAME] or NAMELESS
    extension = extension[:20]
    return f"{stem[: LONGEST_NAME - len(extension) - 1]}.{extension}"
