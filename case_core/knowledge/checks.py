"""Whether a text tells who somebody is: what the masking finds in it, and what it took out of the case."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from case_core.cases.models import Case
from case_core.knowledge.errors import MarksLeftError
from case_core.knowledge.masking import Mark, marks_of, masked
from case_core.search.similar import told_in

_LONGEST_KEPT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedCase:
    """What a case tells without what may say who it was, and what was taken out: each word once, in its order."""

    text: str
    marks: Sequence[Mark]

    @property
    def words(self) -> list[str]:
        """Return what was taken out."""
        return [mark.text for mark in self.marks]


def masked_case(case: Case) -> MaskedCase:
    """Return what a case tells, masked; a line that was written twice says no more."""
    told = "\n".join(dict.fromkeys(told_in(case).splitlines()))
    found = marks_of(told)
    once: dict[str, Mark] = {}
    for mark in found:
        once.setdefault(mark.text, mark)
    return MaskedCase(text=masked(told, found), marks=list(once.values()))


def words_left(*texts: str, taken_out: Collection[str] = ()) -> list[str]:
    """Return the words of the texts that may tell who somebody is, each once: a mask that was undone, too."""
    found = [mark.text for text in texts for mark in marks_of(text)]
    undone = [word for word in taken_out if len(word) > 1 and any(word in text for text in texts)]
    return [word[:_LONGEST_KEPT] for word in dict.fromkeys([*found, *undone])]


def require_masked(question: str, answer: str, *, case: Case | None, keep: Collection[str]) -> list[str]:
    """
    Return those of the words to keep that the texts have, in their order.

    :raises MarksLeftError: other words may tell who somebody is.
    """
    left = words_left(question, answer, taken_out=() if case is None else masked_case(case).words)
    open_words = [word for word in left if word not in keep]
    if open_words:
        raise MarksLeftError(open_words)
    return left
