"""
The translation catalogues: Japanese stands in the code and templates, English in `locale/en/LC_MESSAGES/django.po`.

`python -m mannaka.catalogues` compiles them (`make setup` does); `python -m mannaka.catalogues update` first brings the
catalogue up to the words that the code uses today.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).parent / "locale"
ROOT = Path(__file__).resolve().parents[2]
_ROOMS = ("platform", "tenants", "case_core", "cms", "integrations")
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def compile_catalogues() -> list[Path]:
    """Write a `.mo` beside each `.po` and return what was written."""
    written = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as reader, target.open("wb") as writer:
            write_mo(writer, read_po(reader))
        written.append(target)
    return written


def words_in_use() -> Catalog:
    """Return every message of the code and templates, with the places that use it."""
    catalogue = Catalog(locale="en", domain="django", project="Mannaka", fuzzy=False)
    for path in _sources():
        for line, message, _comments, context in extract("python", BytesIO(_as_python(path)), _KEYWORDS):
            catalogue.add(message, None, [(path.relative_to(ROOT).as_posix(), line)], context=context)
    return catalogue


def update(language: str = "en") -> Path:
    """Bring a catalogue up to the words in use: new ones empty, unused ones gone."""
    target = LOCALE / language / "LC_MESSAGES" / "django.po"
    used = words_in_use()
    if target.exists():
        with target.open("rb") as reader:
            kept = read_po(reader, locale=language)
        kept.update(used, no_fuzzy_matching=True)
        kept.obsolete.clear()
        used = kept
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as writer:
        write_po(writer, used, sort_output=True, no_location=True, omit_header=False, width=120)
    return target


def _sources() -> Iterator[Path]:
    for room in _ROOMS:
        for suffix in ("py", "html", "txt"):
            paths = sorted((ROOT / room).rglob(f"*.{suffix}"))
            yield from (path for path in paths if "migrations" not in path.parts)


def _as_python(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text.encode()
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    return templatize(text).encode()


if __name__ == "__main__":
    if "update" in sys.argv[1:]:
        update()
    compile_catalogues()
