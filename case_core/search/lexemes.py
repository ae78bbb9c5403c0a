"""
What stands in the index of one case: lexemes with weights, as PostgreSQL reads them.

A: who and which number. B: the matter in a line. C: what was said. D: how it reads, what it means, fractions of names.
A lexeme with a prefix is no word of the text:
`r:` a reading, `v:` the same without marks of voiced sounds where it has some,
`k:` a reading of what was written with kana, `c:` two neighbouring kanji, `s:` a meaning,
`d:` a day, month or year, `f:` a fiscal year, `n:` a name or its reading from a beginning on,
`b:` two characters of a name, `t:` a telephone number from its end, `p:` from its beginning, `#` a case's number.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from case_core.search.days import days_in
from case_core.search.folding import fold_text, kanji_pairs, unvoiced
from case_core.search.morphemes import Word, words_of
from mannaka_kit.japanese import bigrams, fold_name, telephone_digits

LONGEST: Final = 200
_LAST_PLACE: Final = 16_000
_PLACES: Final = 200  # of one lexeme; PostgreSQL keeps 255
_LONGEST_RUN: Final = 3


class Vector:
    """Lexemes of one case, collected until they are written as PostgreSQL's `tsvector`."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._places: dict[str, list[str]] = {}
        self._derived: set[str] = set()
        self._next = 1

    def add(self, lexeme: str, weight: str) -> None:
        """Add one lexeme where the text stands now."""
        if not lexeme or len(lexeme) > LONGEST:
            return
        places = self._places.setdefault(lexeme, [])
        if len(places) < _PLACES:
            places.append(f"{self._next}{weight}")

    def derive(self, lexeme: str) -> None:
        """Add a lexeme that stands nowhere in the text: without a place it weighs least."""
        if len(lexeme) <= LONGEST:
            self._derived.add(lexeme)

    def step(self, count: int = 1) -> None:
        """Go on in the text."""
        self._next = min(self._next + count, _LAST_PLACE)

    def literal(self) -> str:
        """Return the vector as PostgreSQL reads it."""
        said = [f"{quoted(lexeme)}:{','.join(places)}" for lexeme, places in self._places.items()]
        return " ".join([*said, *map(quoted, self._derived.difference(self._places))])


def quoted(lexeme: str) -> str:
    """Return a lexeme as it stands in a `tsvector` or `tsquery`."""
    if "\\" in lexeme or "'" in lexeme:
        lexeme = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{lexeme}'"


def add_text(vector: Vector, text: str, *, weight: str) -> None:
    """Add the words and days of a text."""
    folded = fold_text(text)
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
        vector.derive(f"c:{pair}")
    vector.step(10)  # so that the end of one text is not near the beginning of the next


def add_person(vector: Vector, *, name: str, kana: str, telephone: str) -> None:
    """Add somebody's name, its reading and their number."""
    for told in (name, kana):
        for part in (told, *told.replace("\u3000", " ").split()):
            vector.add(f"n:{fold_name(part)}", "A")
        for pair in bigrams(told):
            vector.derive(f"b:{pair}")
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
        vector.derive(f"s:{meaning}")
    _add_reading(vector, word.reading, has_kana=word.has_kana)
    for part in word.parts:
        vector.add(part, weight)
        vector.step()
    if not word.parts:
        vector.step()


def _add_reading(vector: Vector, reading: str, *, has_kana: bool) -> None:
    if not reading:
        return
    vector.derive(f"r:{reading}")
    if (plain := unvoiced(reading)) != reading:
        vector.derive(f"v:{plain}")
    if has_kana:
        vector.derive(f"k:{reading}")


def _runs(words: Iterable[Word]) -> Iterator[tuple[str, bool]]:
    """Yield the readings of nouns that stand side by side: 児童手当 and 申請 are asked as じどうてあてしんせい, too."""
    run: list[Word] = []
    for word in words:
        run = [*run, word][-_LONGEST_RUN:] if run and word.is_noun and word.begin == run[-1].end else [word]
        for start in range(len(run) - 1):
            together = run[start:]
            if all(each.is_noun for each in together):
                yield "".join(each.reading for each in together), any(each.has_kana for each in together)
