"""The benchmark of masking counts what it says, the rules keep what they reached."""

import json
from typing import Any

import pytest

from tests.benchmarks.public.masking import measure


def a_text(text: str, *marks: tuple[str, int]) -> dict[str, Any]:
    return {"id": "t-1", "text": text, "marks": [{"text": told, "nth": nth, "class": "place"} for told, nth in marks]}


def test_a_label_counts_as_found_when_each_of_its_characters_is_covered() -> None:
    judged = measure.judge([a_text("今治駅の前の床屋", ("今治駅", 0), ("前の床屋", 0))])
    assert (judged.found.total(), judged.labelled.total()) == (1, 2)
    assert judged.missed == ["t-1 place: 今治駅の[前の床屋]"]


def test_a_mark_is_right_when_it_touches_a_label() -> None:
    judged = measure.judge([a_text("今治駅で今治駅に", ("今治", 1))])
    assert (judged.right.total(), judged.marks.total()) == (1, 2)
    assert judged.needless == ["t-1 place: [今治駅]で今治駅に"]


def test_a_label_that_does_not_stand_in_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        list(measure.labels_of(a_text("今治駅", ("今治", 1))))


def test_the_rules_keep_what_they_reached() -> None:
    judged = measure.judge(json.loads((measure.HERE / "dev.json").read_text(encoding="utf-8")))
    assert judged.recall >= 0.99
    assert judged.precision >= 0.85
