"""The judged set of the search is what its readme says."""

import json
from collections import Counter

import pytest

from tests.benchmarks.cases.judging import score
from tests.benchmarks.judged.search import make

FEWEST_MISSED = 0.4


@pytest.mark.parametrize("half", make.HALVES)
def test_the_committed_half_is_what_the_concepts_make(half: str) -> None:
    committed = json.loads((make.HERE / f"{half}.json").read_text(encoding="utf-8"))
    assert committed == make.build()[half]


@pytest.mark.parametrize("half", make.HALVES)
def test_each_class_has_its_fixed_count(half: str) -> None:
    queries = make.build()[half]["queries"]
    assert Counter(query["class"] for query in queries) == dict.fromkeys(make.CLASSES, make.IN_A_HALF)


def test_no_question_is_in_both_halves() -> None:
    dev, held_out = ({query["text"] for query in make.build()[half]["queries"]} for half in make.HALVES)
    assert not dev & held_out
    assert len(dev) + len(held_out) >= 150


@pytest.mark.parametrize("half", make.HALVES)
def test_like_misses_at_least_two_of_five(half: str) -> None:
    built = make.build()[half]
    missed = sum(
        not _found_by_like(query["text"], built["documents"]) & set(query["relevant"]) for query in built["queries"]
    )
    assert missed / len(built["queries"]) >= FEWEST_MISSED


def _found_by_like(words: str, documents: list[dict[str, str]]) -> set[str]:
    fields = ("title", "text", "name", "name_kana", "telephone")
    return {document["id"] for document in documents if any(words in document[field] for field in fields)}


def test_a_question_is_scored_by_what_is_right_among_the_first_ten() -> None:
    assert score(["a", "b", "c"], {"b", "c"}) == (1.0, 0.5)
    assert score(["a", *"bcdefghijk"], {"k"}) == (0.0, 0.0)
    assert score([], {"a"}) == (0.0, 0.0)
    assert score([*"abcdefghij"], {*"abcdefghijkl"}) == (1.0, 1.0)
