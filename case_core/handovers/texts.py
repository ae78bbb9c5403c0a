"""Words without which a step of a hand-over is not taken."""

from case_core.handovers.errors import TextMissingError


def require_texts(**texts: str) -> None:
    """
    Let nothing pass that is empty.

    :raises TextMissingError: at the first field without words.
    """
    for field, text in texts.items():
        if not text.strip():
            raise TextMissingError(field=field)
