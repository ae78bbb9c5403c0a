"""Parts of texts that a body must not read (黒塗り): which texts can be covered, and what is left of a text then."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from case_core.sharing.models import ShareGrant

# As long for a name as for a page: the length of what is covered is told to nobody.
COVER: Final = "■■■"
# A text of a case, as a version names it: of which model, which row. Only what people wrote in their own words.
COVERED: Final[Mapping[str, str]] = {"cases.statement": "body", "cases.case": "title"}
_SENTENCE: Final = re.compile(r"[^。！？!?\n]*[。！？!?]+[」』）)]*\n*|[^。！？!?\n]+\n*|\n+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a text, from one character to before another."""

    begins: int
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """What a version covers: the spans of each text, and what the text was when they were marked."""

    edition: int = 0
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    def over(self, place: str, text: str) -> str:
        """Return a text without what is covered; one that was changed after it was marked is covered whole."""
        spans = self.spans.get(place, ())
        if not spans:
            return text
        if self.digests.get(place) != digest_of(text):
            return COVER
        return covered(text, spans)


def place_of(label: str, row_id: int) -> str:
    """Return the name of a text."""
    return f"{label}.{row_id}"


def covered(text: str, spans: Iterable[Span]) -> str:
    """Return a text with a cover in the place of each span."""
    parts, end = [], 0
    for span in merged(spans):
        parts += [text[end : span.begins], COVER]
        end = span.ends
    return "".join((*parts, text[end:]))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in their order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.begins <= found[-1].ends:
            found[-1] = Span(found[-1].begins, max(found[-1].ends, span.ends))
        else:
            found.append(span)
    return tuple(found)


def sentences_of(text: str) -> list[Span]:
    """Return the sentences of a text, each with what ends it; together they are the text."""
    return [Span(found.start(), found.end()) for found in _SENTENCE.finditer(text)]


def is_within(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Tell whether all that some spans cover is covered by others, too."""
    around = merged(others)
    return all(any(other.begins <= span.begins and span.ends <= other.ends for other in around) for span in spans)


def digest_of(text: str) -> str:
    """Return what a text is compared by; it says nothing of the text."""
    return hashlib.sha256(text.encode()).hexdigest()


def veil_of(grant: ShareGrant) -> Veil:
    """Return the version of a share that holds now: the latest."""
    if not grant.blackouts:
        return Veil()
    latest = grant.blackouts[-1]
    return Veil(
        edition=len(grant.blackouts),
        spans={place: tuple(Span(*span) for span in told["spans"]) for place, told in latest["texts"].items()},
        digests={place: told["digest"] for place, told in latest["texts"].items()},
    )


def version_of(texts: Mapping[str, str], spans: Mapping[str, Iterable[Span]], *, by: int, at: datetime) -> Any:
    """Return a version as it is kept: offsets and digests, never the words."""
    told = {
        place: {"spans": [[span.begins, span.ends] for span in merged(found)], "digest": digest_of(texts[place])}
        for place, found in spans.items()
        if found
    }
    return {"by": by, "at": at.isoformat(), "texts": told}
