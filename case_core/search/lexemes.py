"""
What stands in the index of one case: lexemes with weights, as PostgreSQL reads them.

A: who and which number. B: the matter in a line. C: what was said. D: how it reads, what it means, fractions of names.
A lexeme with a prefix is no word of the text:
`r:` a reading, `v:` the same without marks of voiced sounds, `k:` a reading of what was written with kana,
`c:` two neighbouring kanji, `s:` a meaning, `d:` a day, month or year,
`f:` a fiscal year, `n:` a name or its reading from a beginning on, `b:` two characters of a name,
`t:` a telephone number from its end, `p:` from its beginning, `#` a case's number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from case_core.search.days import days_in
from case_core.search.folding import fold_with_offsets, kanji_pairs, unvoiced
from case_core.search.morphemes import Word, words_of
from mannaka_kit.japanese import bigrams, fold_name, telephone_digits

LONGEST: Final = 200
_LAST_POSITION: Final = 16_000
_POSITIONS: Final = 200  # of one lexeme; PostgreSQL keeps 255
_LONGEST_RUN: Final = 3


@dataclass(slots=True)
class Vector:
    """Lexemes of one case, collected until they are written as PostgreSQL's `tsvector`."""

    _positions: dict[str, list[str]] = field(default_factory=dict)
    _next: int = 1

    def add(self, lexeme: str, weight: str) -> None:
        """Add one lexeme where the text stands now."""
        if not lexeme or len(lexeme) > LONGEST:
            return
        positions = self._positions.setdefault(lexeme, [])
        if len(positions) < _POSITIONS:
            positions.append(f"{min(self._next, _LAST_POSITION)}{weight}")

    def step(self, count: int = 1) -> None:
        """Go on in the text."""
        self._next += count

    def literal(self) -> str:
        """Return the vector as PostgreSQL reads it."""
        return " ".join(f"{quoted(lexeme)}:{','.join(places)}" for lexeme, places in self._positions.items())


def quoted(lexeme: str) -> str:
    """Return a lexeme as it stands in a `tsvector` or `tsquery`."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def add_text(vector: Vector, text: str, *, weight: str) -> None:
    """Add the words and days of a text."""
    folded, _ = fold_with_offsets(text)
    for day in days_in(folded):
        for lexeme in day.lexemes if day.exists else ():
            vector.add(lexeme, weight)
        vector.step()
    words = list(words_of(folded))
    for word in words:
        _add_word(vector, word, weight)
    for reading, has_kana in _runs(words):
        _add_reading(vector, reading, has_kana=has_kana)
    for pair in kanji_pairs(folded):
        vector.add(f"c:{pair}", "D")
    vector.step(10)  # so that the end of one text is not near the beginning of the next


def add_person(vector: Vector, *, name: str, kana: str, telephone: str) -> None:
    """Add somebody's name, its reading and their number."""
    for told in (name, kana):
        for part in (told, *told.replace("\u3000", " ").split()):
            vector.add(f"n:{fold_name(part)}", "A")
        for pair in bigrams(told):
            vector.add(f"b:{pair}", "D")
    digits = telephone_digits(telephone)
    if digits:
        vector.add(f"t:{digits[::-1]}", "A")
        vector.add(f"p:{digits}", "A")


def add_number(vector: Vector, number: str) -> None:
    """Add the number of the case, whole and without its year."""
    running = number.rpartition("-")[2]
    for written in (number, running, running.lstrip("0")):
        vector.add(f"#{written}", "A")


def _add_word(vector: Vector, word: Word, weight: str) -> None:
    vector.add(word.key, weight)
    for meaning in word.meanings:
        vector.add(f"s:{meaning}", "D")
    _add_reading(vector, word.reading, has_kana=word.has_kana)
    for part in word.parts:
        vector.add(part, weight)
        vector.step()
    if not word.parts:
        vector.step()


def _add_reading(vector: Vector, reading: str, *, has_kana: bool) -> None:
    if not reading:
        return
    vector.add(f"r:{reading}", "D")
    vector.add(f"v:{unvoiced(reading)}", "D")
    if has_kana:
        vector.add(f"k:{reading}", "D")


def _runs(words: Iterable[Word]) -> Iterator[tuple[str, bool]]:
    """Yield the readings of nouns that stand side by side: 児童手当 and 申請 are asked as じどうてあてしんせい, too."""
    run: list[Word] = []
    for word in words:
        run = [*run, word][-_LONGEST_RUN:] if run and word.is_noun and word.begin == run[-1].end else [word]
        for start in range(len(run) - 1):
            together = run[start:]
            if all(each.is_noun for each in together):
                yield "".join(each.reading for each in together), any(each.has_kana for each in together)
