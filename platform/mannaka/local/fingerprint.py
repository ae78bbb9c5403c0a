"""Has the code changed since the demo was last prepared?"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = ("mannaka", "mannaka_kit", "mannaka_tenancy", "tenants", "case_core", "cms")
# Their migrations make tables of ours.
DISTRIBUTIONS = ("django", "django-allauth", "django-taggit", "modelsearch", "wagtail")
# What we write ourselves says nothing of the code.
DERIVED = (".pyc", ".mo")
# Beside the files it speaks of, so that `make clean` takes it with them.
STATIC = Path(__file__).resolve().parents[3] / "build" / "static"
MANIFEST = STATIC / "staticfiles.json"
COLLECTED = STATIC.with_name("static.mark")


def code_fingerprint() -> str:
    """Return a mark that changes with every file of ours and with every package that brings migrations."""
    digest = hashlib.sha256()
    for name in DISTRIBUTIONS:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for path in sorted(_sources()):
        looked = path.stat()
        digest.update(f"{path} {looked.st_size} {looked.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def is_collected(mark: str) -> bool:
    """Tell whether static files and translations are those of this code."""
    return MANIFEST.exists() and COLLECTED.exists() and COLLECTED.read_text(encoding="utf-8") == mark


def set_collected(mark: str) -> None:
    """Note that static files and translations are those of this code."""
    COLLECTED.write_text(mark, encoding="utf-8")


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            yield from (path for path in Path(folder).rglob("*") if path.is_file() and path.suffix not in DERIVED)
