"""Where in a text that stands for which it was found: one line of it, with the words marked."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from case_core.search.days import days_in
from case_core.search.folding import fold_with_offsets, unvoiced
from case_core.search.morphemes import Word, words_of
from mannaka_kit.japanese import fold_name, telephone_digits

_LEXEME: Final = re.compile(r"'((?:[^']|'')*)'(:\*)?")
_BEFORE: Final = 24
_SHOWN: Final = 100
_SENTENCE: Final = re.compile(r"[^。！？\n]+[。！？\n]*|[。！？\n]+")
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
        self._spelled = [word for word in (*self._whole, *self._beginnings) if ":" not in word]

    def has(self, lexeme: str) -> bool:
        """Tell whether the question asks for this lexeme."""
        return lexeme in self._whole or lexeme.startswith(self._beginnings)

    def has_any(self, lexemes: Sequence[str]) -> bool:
        """Tell whether the question asks for one of these lexemes."""
        if not self._whole.isdisjoint(lexemes):
            return True
        return bool(self._beginnings) and any(lexeme.startswith(self._beginnings) for lexeme in lexemes)

    def has_single(self, lexeme: str) -> bool:
        """Tell whether the question asks for this one character, as a part of a longer word."""
        return lexeme in self._single

    def is_spelled_in(self, text: str) -> bool:
        """Tell whether a word of the question stands in the text letter by letter."""
        return any(word in text for word in self._spelled)

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
    return _line(texts, wanted, _any_sentence)


def spelled_excerpt_of(texts: Sequence[str], wanted: Wanted) -> list[Piece]:
    """Return a line of the first text in which a word is spelled as it was asked, else one that has something."""
    # Cutting sentences into words is what takes the time: here only the one that has the word is cut.
    return _line(texts, wanted, wanted.is_spelled_in) or excerpt_of(texts, wanted)


def _line(texts: Iterable[str], wanted: Wanted, is_read: Callable[[str], bool]) -> list[Piece]:
    for text in texts:
        hits = _first_hits(text, wanted, is_read)
        if hits:
            begin = max(0, hits[0][0] - _BEFORE)
            end = min(len(text), begin + _SHOWN)
            return list(_framed(text, hits, begin, end))
    return []


def _any_sentence(_sentence: str) -> bool:
    return True


def _first_hits(text: str, wanted: Wanted, is_read: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return where something stands in the line that is shown; sentences after it are not read."""
    hits: list[tuple[int, int]] = []
    for sentence in _SENTENCE.finditer(text, 0, _READ):
        start = sentence.start()
        if hits and start >= hits[0][0] - _BEFORE + _SHOWN:
            break
        if is_read(sentence.group()):
            hits += [(start + begin, start + end) for begin, end in _hits(sentence.group(), wanted)]
    return hits


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
    days = [(day.begin, day.end) for day in days_in(folded) if wanted.has_any(day.lexemes)]
    found = list(words_of(folded))
    words = [(word.begin, word.end) for word in found if wanted.has_any(_lexemes_of(word))]
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


def _lexemes_of(word: Word) -> list[str]:
    return _lexemes(word.key, word.parts, word.reading, word.meanings, has_kana=word.has_kana)


@lru_cache(maxsize=20_000)
def _lexemes(key: str, parts: tuple[str, ...], reading: str, meanings: tuple[int, ...], *, has_kana: bool) -> list[str]:
    """Return everything by which a word is found."""
    lexemes = [key, *parts, *(f"s:{meaning}" for meaning in meanings)]
    if reading:
        lexemes += [f"r:{reading}", f"v:{unvoiced(reading)}"]
    if reading and has_kana:
        lexemes.append(f"k:{reading}")
    return lexemes
