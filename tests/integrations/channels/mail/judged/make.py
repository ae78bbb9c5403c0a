"""All shapes, both halves, and the digests that keep the set as it was committed."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.integrations.channels.mail.judged import (
    shapes_charsets,
    shapes_files,
    shapes_headers,
    shapes_machines,
    shapes_structure,
)
from tests.integrations.channels.mail.judged.parts import Judged
from tests.integrations.channels.mail.judged.shapes_charsets import Shape
from tests.integrations.channels.mail.judged.words import dice

HALVES: Final = ("dev", "held_out")
OF_EACH: Final = 3
DIGESTS: Final = Path(__file__).with_name("digests.json")
SHAPES: Final[tuple[Shape, ...]] = (
    *shapes_charsets.SHAPES,
    *shapes_headers.SHAPES,
    *shapes_files.SHAPES,
    *shapes_structure.SHAPES,
    *shapes_machines.SHAPES,
)


def mails(half: str, *, of_each: int = OF_EACH, seed: int = 0) -> Iterator[tuple[str, Judged]]:
    """Yield the mails of one half, each with its name."""
    for shape in SHAPES:
        for number in range(of_each):
            name = f"{shape.__name__}-{number}"
            yield name, shape(dice(half, f"{seed} {name}"))


def large_mails(half: str) -> Iterator[tuple[str, Judged]]:
    """Yield the mails that are too large to be made often."""
    for shape in shapes_files.LARGE_SHAPES:
        yield shape.__name__, shape(dice(half, f"0 {shape.__name__}"))


def digests() -> dict[str, dict[str, str]]:
    """Return the digests of both halves."""
    return {half: {name: _digest(mail) for name, mail in mails(half)} for half in HALVES}


def _digest(mail: Judged) -> str:
    return sha256(mail.raw + repr(mail.said).encode()).hexdigest()[:24]


if __name__ == "__main__":
    DIGESTS.write_text(json.dumps(digests(), indent=1) + "\n", encoding="utf-8")
