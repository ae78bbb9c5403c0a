"""Whether a text tells who somebody is: what the masking finds in it, and what it took out of the case."""

from collections.abc import Collection
from typing import Final

from case_core.cases.models import Case
from case_core.knowledge.errors import MarksLeftError
from case_core.knowledge.masking import Mark, marks_of, masked
from case_core.search.similar import told_in

_LONGEST_KEPT: Final = 100


def drafted(case: Case) -> str:
    """Return what a case tells, with everything masked that may say who it was."""
    told = "\n".join(dict.fromkeys(told_in(case).splitlines()))  # a line that was written twice says no more
    return masked(told, marks_of(told))


def marks_in(case: Case) -> list[Mark]:
    """Return what is masked of a case, each word once, in the order in which it came."""
    once: dict[str, Mark] = {}
    for mark in marks_of(told_in(case)):
        once.setdefault(mark.text, mark)
    return list(once.values())


def words_left(*texts: str, case: Case | None) -> list[str]:
    """Return the words of the texts that may tell who somebody is, each once: a mask that was undone, too."""
    found = [mark.text for text in texts for mark in marks_of(text)]
    taken_out = [] if case is None else [mark.text for mark in marks_in(case)]
    undone = [word for word in taken_out if len(word) > 1 and any(word in text for text in texts)]
    return [word[:_LONGEST_KEPT] for word in dict.fromkeys([*found, *undone])]


def require_masked(question: str, answer: str, *, case: Case | None, keep: Collection[str]) -> list[str]:
    """
    Return those of the words to keep that the texts have, in their order.

    :raises MarksLeftError: other words may tell who somebody is.
    """
    left = words_left(question, answer, case=case)
    open_words = [word for word in left if word not in keep]
    if open_words:
        raise MarksLeftError(open_words)
    return left
