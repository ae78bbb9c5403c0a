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
SUFFIXES = (".py", ".sql")


def code_fingerprint() -> str:
    """Return a mark that changes with every file that may change schemas or first content."""
    digest = hashlib.sha256()
    for name in DISTRIBUTIONS:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for path in sorted(_sources()):
        looked = path.stat()
        digest.update(f"{path} {looked.st_size} {looked.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            yield from (path for path in Path(folder).rglob("*") if path.suffix in SUFFIXES)
