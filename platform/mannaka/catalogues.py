"""Compiles the translation catalogues (`.po` to `.mo`); run by `make setup`."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"


def compile_catalogues() -> list[Path]:
    """Write a `.mo` beside each `.po` and return what was written."""
    written = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as reader, target.open("wb") as writer:
            write_mo(writer, read_po(reader))
        written.append(target)
    return written


if __name__ == "__main__":
    compile_catalogues()
