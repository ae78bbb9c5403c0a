"""A text as the rules read it: width folded, cut into morphemes, with the way back to how it was written."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.search.folding import fold_with_offsets
from case_core.search.morphemes import Fragment, fragments_of

HIRAGANA: Final = re.compile(r"[\u3041-\u3096ー]+")
KATAKANA: Final = re.compile(r"[\u30a1-\u30faー]+")
KANJI: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々ヶ]+")
_NOMINAL: Final = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The morphemes of a text, found by where they begin or end."""

    all: list[Fragment]
    begins: list[int]

    @classmethod
    def of(cls, text: str) -> "Tokens":
        """Cut a text."""
        found = list(fragments_of(text))
        return cls(found, [token.begin for token in found])

    def from_(self, place: int) -> int:
        """Return the number of the first morpheme that begins at the place or behind it."""
        return bisect_left(self.begins, place)

    def ending_at(self, place: int) -> int | None:
        """Return the number of the morpheme that ends at the place."""
        number = bisect_left(self.begins, place) - 1
        return number if number >= 0 and self.all[number].end == place else None

    def within(self, begin: int, end: int) -> list[Fragment]:
        """Return the morphemes that begin in a passage."""
        return self.all[self.from_(begin) : self.from_(end)]

    def before(self, number: int) -> Fragment | None:
        """Return the morpheme before."""
        return self.all[number - 1] if number > 0 else None

    def after(self, number: int) -> Fragment | None:
        """Return the morpheme behind."""
        return self.all[number + 1] if number + 1 < len(self.all) else None


class Reading:
    """A text, folded and cut once for all rules."""

    def __init__(self, text: str) -> None:
        """Fold the text; it is cut when the first rule asks."""
        self.written = text
        self.text, self.starts = fold_with_offsets(text)

    @cached_property
    def tokens(self) -> Tokens:
        """Return the morphemes of the folded text."""
        return Tokens.of(self.text)

    @cached_property
    def groups(self) -> list["Group"]:
        """Return the nouns that stand together, in order."""
        return list(_groups(self.tokens.all, self.text))

    @cached_property
    def group_ends(self) -> list[int]:
        """Return where each group ends."""
        return [group.end for group in self.groups]

    def group_at(self, place: int) -> "Group | None":
        """Return the group in which a place lies."""
        number = bisect_right(self.group_ends, place)
        group = self.groups[number] if number < len(self.groups) else None
        return group if group is not None and group.begin <= place else None

    def places_of(self, found: Found) -> tuple[int, int]:
        """Return where a passage of the folded text stands in the text as it was given."""
        end = found.end
        while end < len(self.text) and self.starts[end] == self.starts[end - 1]:
            end += 1  # a sign that unfolds into several (㍻, ㈱) is marked whole
        return self.starts[found.begin], self.starts[end]


@dataclass(frozen=True, slots=True)
class Group:
    """Nouns that stand together: 隣 / 床屋 / 次男 of 隣の床屋の次男 are three."""

    begin: int
    end: int
    text: str
    tokens: tuple[Fragment, ...]
    is_bound: bool  # の joins it to the group behind


def extended(begin: int, reading: Reading, most: int = 2) -> int:
    """Return where the nouns end that stand at a place, with those that の joins to them."""
    end = begin
    for group in reading.groups[bisect_right(reading.group_ends, begin) :]:
        if group.begin > end or most == 0:
            break
        end, most = group.end, most - 1
        if not group.is_bound:
            break
        end += 1
    return end - 1 if end > begin and reading.text[end - 1] == "の" else end


def is_nominal(token: Fragment) -> bool:
    """Tell whether a morpheme may be part of a noun."""
    return token.kind[0] in _NOMINAL and not token.surface.isspace()


def is_name(token: Fragment) -> bool:
    """Tell whether the dictionary reads a morpheme as somebody's name here."""
    return token.kind[2] == "人名"


def is_place(token: Fragment) -> bool:
    """Tell whether the dictionary reads a morpheme as a place here, and not as a country."""
    return token.kind[2] == "地名" and token.kind[3] != "国"


def found_by(pattern: re.Pattern[str], text: str, kind: MarkKind) -> Iterator[Found]:
    """Yield what a pattern finds; its group `mark`, where it has one, is the passage."""
    name: str | int = "mark" if "mark" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        if match.end(name) > match.start(name):
            yield Found(match.start(name), match.end(name), kind)


def listed(words: str) -> frozenset[str]:
    """Return the words that stand in a text with spaces between."""
    return frozenset(words.split())


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


def _groups(tokens: list[Fragment], text: str) -> Iterator[Group]:
    run: list[Fragment] = []
    for token in tokens:
        if is_nominal(token):
            run.append(token)
            continue
        if run:
            yield _group(run, text, is_bound=token.surface == "の")
        run = []
    if run:
        yield _group(run, text, is_bound=False)


def _group(run: list[Fragment], text: str, *, is_bound: bool) -> Group:
    begin, end = run[0].begin, run[-1].end
    return Group(begin, end, text[begin:end], tuple(run), is_bound)
