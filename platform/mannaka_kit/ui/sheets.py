"""One stylesheet for each component in the source, one for each face on the wire."""

from collections.abc import Iterator
from typing import Any, Final

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

_EVERYWHERE: Final = (
    "tokens",
    "base",
    "prose",
    "skip_link",
    "button",
    "field",
    "choice",
    "error_summary",
    "notice",
    "chip",
    "details_list",
    "breadcrumb",
)
_LISTS: Final = ("card", "table", "timeline", "pagination", "empty")
_OF_PUBLIC: Final = ("public_page", "opening", "topics", "steps", "progress")
_OF_CONSOLE: Final = ("console_page", "console_parts", "tabs", "autosave", "shortcuts", "palette")
FACES: Final[dict[str, tuple[str, ...]]] = {
    "public": (*_EVERYWHERE, *_LISTS, *_OF_PUBLIC, "print"),
    "console": (*_EVERYWHERE, *_LISTS, *_OF_CONSOLE, "print"),
    "plain": (*_EVERYWHERE, "public_page", "plain_page", "print"),
}


def parts_of(face: str) -> list[str]:
    """Return the component sheets of a face."""
    return [f"ui/css/{name}.css" for name in FACES[face]]


def sheet_of(face: str) -> str:
    """Return the name of a face's one sheet among the gathered files."""
    return f"ui/faces/{face}.css"


class SheetStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the library ships no types
    """WhiteNoise's storage, which also joins the component sheets of each face when static files are gathered."""

    def post_process(self, paths: dict[str, Any], **options: Any) -> Iterator[Any]:
        """Join, then hash and compress as ever; the parts are read where they were found, so none is an old copy."""
        if not options.get("dry_run"):
            paths = {**paths, **{sheet_of(face): self._join(face, paths) for face in FACES}}
        yield from super().post_process(paths, **options)

    def _join(self, face: str, paths: dict[str, Any]) -> tuple[Any, str]:
        texts = []
        for part in parts_of(face):
            source, name = paths[part]
            with source.open(name) as file:
                texts.append(file.read().decode())
        joined = sheet_of(face)
        self.delete(joined)
        self._save(joined, ContentFile("\n".join(texts).encode()))
        return self, joined
