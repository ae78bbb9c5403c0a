"""All rules together: what each finds becomes marks that stand in order and never overlap."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from case_core.knowledge.masking.addresses import addresses_in
from case_core.knowledge.masking.ages import ages_in
from case_core.knowledge.masking.callings import callings_in
from case_core.knowledge.masking.dates import dates_in
from case_core.knowledge.masking.given_names import given_names_in
from case_core.knowledge.masking.introductions import introductions_in
from case_core.knowledge.masking.marks import Found, Mark, MarkKind
from case_core.knowledge.masking.names import names_in
from case_core.knowledge.masking.numbers import numbers_in
from case_core.knowledge.masking.organisations import organisations_in
from case_core.knowledge.masking.rarities import rarities_in
from case_core.knowledge.masking.reading import Reading
from case_core.knowledge.masking.relations import relations_in

_PIECE: Final = 1_000
# Of two that found the same passage the first says what it is: 越智先生 is somebody, though 越智 is a place, too.
_RULES: Final[tuple[Callable[[Reading], Iterable[Found]], ...]] = (
    numbers_in,
    dates_in,
    ages_in,
    callings_in,
    introductions_in,
    addresses_in,
    organisations_in,
    names_in,
    given_names_in,
    relations_in,
    rarities_in,
)
# 今治市 / 大西町 is one place, 佐伯 / 敏夫 one person.
_JOINED: Final = frozenset({MarkKind.PERSON, MarkKind.PLACE})
# 伊藤・マリアーナ・由美 is one person, 田中・佐藤 are two.
_KATAKANA: Final = re.compile(r"[ァ-ヺー・]+")
# メゾン蔵敷105: the flat belongs to the house.
_FLAT: Final = re.compile(r"\s*[A-Z]?\d{2,4}(?:号室?|号)?(?![\d円人年月日時分件万本個台歳回階名件,.-])")


def marks_of(text: str) -> list[Mark]:
    """Return what could tell who a text is about, in order, never overlapping."""
    return [
        Mark(start + mark.begin, start + mark.end, mark.kind, mark.text)
        for start, piece in _pieces(text)
        for mark in _marks_of(piece)
    ]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text in pieces that end with a sentence: the work grows with its length, whatever stands in it."""
    start = 0
    while start < len(text):
        piece = text[start : start + _PIECE]
        if start + _PIECE < len(text):
            cut = max(piece.rfind("\n"), piece.rfind("。"))
            piece = piece[: cut + 1] if cut > 0 else piece
        yield start, piece
        start += len(piece)


def _marks_of(text: str) -> list[Mark]:
    reading = Reading(text)
    found = (_with_flat(each, reading) for rule in _RULES for each in rule(reading))
    marks: list[Mark] = []
    for each in _united(found, reading.text):
        begin, end = reading.places_of(each)
        begin = max(begin, marks[-1].end if marks else 0)
        if begin < end:
            marks.append(Mark(begin, end, each.kind, text[begin:end]))
    return marks


def _with_flat(found: Found, reading: Reading) -> Found:
    flat = _FLAT.match(reading.text, found.end) if found.kind in _JOINED else None
    return Found(found.begin, flat.end(), found.kind) if flat else found


def _united(found: Iterable[Found], text: str) -> list[Found]:
    united: list[Found] = []
    for each in sorted(found, key=lambda found: (found.begin, -found.end)):
        last = united[-1] if united else None
        if last is not None and _belong(last, each, text):
            longer = last if last.end - last.begin >= each.end - each.begin else each
            united[-1] = Found(last.begin, max(last.end, each.end), longer.kind)
        else:
            united.append(each)
    return united


def _belong(last: Found, each: Found, text: str) -> bool:
    if each.begin < last.end:
        return True
    between = text[last.end : each.begin]
    is_foreign = between == "・" and bool(
        _KATAKANA.fullmatch(text, last.begin, last.end) or _KATAKANA.match(text, each.begin)
    )
    return (not between or is_foreign) and last.kind == each.kind and each.kind in _JOINED
