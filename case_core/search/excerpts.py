"""Where in a text that stands for which it was found: one line of it, with the words marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from case_core.search.days import days_in
from case_core.search.folding import fold_with_offsets, unvoiced
from case_core.search.morphemes import Word, words_of
from mannaka_kit.japanese import fold_name, telephone_digits

_LEXEME: Final = re.compile(r"'((?:[^']|'')*)'(:\*)?")
_BEFORE: Final = 24
_SHOWN: Final = 100
_READ: Final = 20_000  # characters of one text; what stands after them is found, but not shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some text, and whether it is what was looked for."""

    text: str
    is_hit: bool


class Wanted:
    """The lexemes of a question, to know them again in a text."""

    def __init__(self, question: str) -> None:
        """Take the question apart."""
        found = [(match[1].replace("''", "'"), bool(match[2])) for match in _LEXEME.finditer(question)]
        whole = frozenset(lexeme for lexeme, begins in found if not begins)
        # Of 廃棄物 the 物 alone is nothing to point at; beside 廃棄 it is.
        self._whole = frozenset(lexeme for lexeme in whole if len(lexeme) > 1) or whole
        self._single = whole - self._whole
        self._beginnings = tuple(lexeme for lexeme, begins in found if begins)

    def has(self, lexeme: str) -> bool:
        """Tell whether the question asks for this lexeme."""
        return lexeme in self._whole or lexeme.startswith(self._beginnings)

    def has_single(self, lexeme: str) -> bool:
        """Tell whether the question asks for this one character, as a part of a longer word."""
        return lexeme in self._single

    def has_name(self, told: str) -> bool:
        """Tell whether the question asks for this name, or for the inside of it."""
        name = fold_name(told)
        asked = [lexeme[2:] for lexeme in (*self._whole, *self._beginnings) if lexeme.startswith("n:")]
        return any(part and part in name for part in asked)

    def has_telephone(self, told: str) -> bool:
        """Tell whether the question asks for this number."""
        digits = telephone_digits(told)
        return bool(digits) and (self.has(f"p:{digits}") or self.has(f"t:{digits[::-1]}"))


def marked(text: str, wanted: Wanted) -> list[Piece]:
    """Return the whole text with what was looked for marked."""
    return list(_pieces(text, _hits(text, wanted), 0, len(text)))


def excerpt_of(texts: Iterable[str], wanted: Wanted) -> list[Piece]:
    """Return a line of the first text that has something, or nothing."""
    for text in texts:
        hits = _hits(text, wanted)
        if hits:
            begin = max(0, hits[0][0] - _BEFORE)
            end = min(len(text), begin + _SHOWN)
            return list(_framed(text, hits, begin, end))
    return []


def _framed(text: str, hits: list[tuple[int, int]], begin: int, end: int) -> Iterator[Piece]:
    if begin:
        yield Piece(text="…", is_hit=False)
    yield from _pieces(text, hits, begin, end)
    if end < len(text):
        yield Piece(text="…", is_hit=False)


def _pieces(text: str, hits: list[tuple[int, int]], begin: int, end: int) -> Iterator[Piece]:
    for first, last in hits:
        if last <= begin or first >= end:
            continue
        if first > begin:
            yield Piece(text=text[begin:first], is_hit=False)
        yield Piece(text=text[max(begin, first) : last], is_hit=True)
        begin = last
    if begin < end:
        yield Piece(text=text[begin:end], is_hit=False)


def _hits(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Return where in the text something stands that was looked for, in order and without overlap."""
    folded, starts = fold_with_offsets(text[:_READ])
    days = [(day.begin, day.end) for day in days_in(folded) if any(map(wanted.has, day.lexemes))]
    found = list(words_of(folded))
    words = [(word.begin, word.end) for word in found if any(map(wanted.has, _lexemes(word)))]
    words += _touching(words, [(word.begin, word.end) for word in found if wanted.has_single(word.key)])
    hits: list[tuple[int, int]] = []
    for begin, end in sorted(days + words):
        first, last = starts[begin], starts[end]
        if hits and first <= hits[-1][1]:
            hits[-1] = (hits[-1][0], max(last, hits[-1][1]))
        else:
            hits.append((first, last))
    return hits


def _touching(words: list[tuple[int, int]], singles: list[tuple[int, int]]) -> list[tuple[int, int]]:
    begins, ends = {begin for begin, _ in words}, {end for _, end in words}
    return [(begin, end) for begin, end in singles if begin in ends or end in begins]


def _lexemes(word: Word) -> Iterator[str]:
    yield word.key
    yield from word.parts
    yield from (f"s:{meaning}" for meaning in word.meanings)
    if word.reading:
        yield f"r:{word.reading}"
        yield f"v:{unvoiced(word.reading)}"
        if word.has_kana:
            yield f"k:{word.reading}"
