"""Rows masking_recall and masking_precision: what the marks found of what a person marked, by class."""

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from case_core.knowledge.masking import Mark, marks_of
from tests.benchmarks.report import Samples

HERE: Final = Path(__file__).parent
HALVES: Final = ("dev", "held_out")
JUDGED: Final = "held_out"  # whose numbers are the rows; rules are written looking at the other half alone
ROUNDS: Final = 1  # the marks do not vary


@dataclass
class Judged:
    """What was found of one half, and what went wrong: for those who write rules, in the half they may see."""

    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Return the share of what a person marked that is covered whole."""
        return self.found.total() / self.labelled.total()

    @property
    def precision(self) -> float:
        """Return the share of the marks that touch something that a person marked."""
        return self.right.total() / self.marks.total()


def measure(measured: defaultdict[str, Samples]) -> None:
    """Judge the halves that are there, print both, and keep the held-out one's numbers as the rows."""
    for half in _chosen():
        path = HERE / f"{half}.json"
        if not path.exists():
            continue
        texts = json.loads(path.read_text(encoding="utf-8"))
        judged = judge(texts)
        show(half, judged)
        if half == JUDGED:
            for row, value in (("masking_recall", judged.recall), ("masking_precision", judged.precision)):
                measured[row].ours.extend([value] * ROUNDS)
                measured[row].n = len(texts)


def _chosen() -> Sequence[str]:
    return tuple(filter(None, os.environ.get("HALF", "").split(","))) or HALVES


def judge(texts: Iterable[dict[str, Any]]) -> Judged:
    """Compare the marks of each text with what a person marked."""
    judged = Judged()
    for told in texts:
        _compare(told, marks_of(told["text"]), judged)
    return judged


def _compare(told: dict[str, Any], marks: list[Mark], judged: Judged) -> None:
    text, labels = told["text"], list(labels_of(told))
    covered = {place for mark in marks for place in range(mark.begin, mark.end)}
    meant = {place for begin, end, _ in labels for place in range(begin, end)}
    for begin, end, klass in labels:
        judged.labelled[klass] += 1
        if covered.issuperset(range(begin, end)):
            judged.found[klass] += 1
        else:
            judged.missed.append(f"{told['id']} {klass}: {_around(text, begin, end)}")
    for mark in marks:
        judged.marks[mark.kind] += 1
        if meant.isdisjoint(range(mark.begin, mark.end)):
            judged.needless.append(f"{told['id']} {mark.kind}: {_around(text, mark.begin, mark.end)}")
        else:
            judged.right[mark.kind] += 1


def labels_of(told: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """
    Yield from where to where a person marked a text, and as what.

    :raises ValueError: a label does not stand in its text.
    """
    for label in told["marks"]:
        begin = -1
        for _ in range(label["nth"] + 1):
            begin = told["text"].index(label["text"], begin + 1)
        yield begin, begin + len(label["text"]), label["class"]


def _around(text: str, begin: int, end: int) -> str:
    return f"{text[max(0, begin - 12) : begin]}[{text[begin:end]}]{text[end : end + 12]}"


def show(half: str, judged: Judged) -> None:
    """Print the numbers of a half by class; what went wrong only of the half that rules are written by."""
    out = sys.stderr.write
    out(f"masking, {half}: recall {judged.recall:.3f}, precision {judged.precision:.3f}\n")
    for klass, count in sorted(judged.labelled.items()):
        out(f"  {klass:14} {judged.found[klass]:3} of {count:3} found  {judged.found[klass] / count:.3f}\n")
    for kind, count in sorted(judged.marks.items()):
        out(f"  {kind:14} {judged.right[kind]:3} of {count:3} marks right  {judged.right[kind] / count:.3f}\n")
    if half != JUDGED and os.environ.get("SHOW"):
        out("".join(f"  - {line}\n" for line in [*judged.missed, "", *judged.needless]))
