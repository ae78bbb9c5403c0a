"""A matter in one line, taken from what was said."""

import re
from typing import Final

LONGEST: Final = 60
_SENTENCE_END = re.compile(r"(?<=[。！？!?])")


def title_from(text: str) -> str:
    """Return the first sentence of the text, cut where it is longer than a line."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    sentence = _SENTENCE_END.split(line, maxsplit=1)[0].rstrip("。")
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"
