"""Row faq_top3: how many judged questions find one of their answers among the first three."""

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples
from tests.benchmarks.scratch import drop_leftovers, released_database
from tests.support import stack

HERE: Final = Path(__file__).parent
HALVES: Final = ("dev", "held_out")
JUDGED: Final = "held_out"  # whose number is the row; the search may be changed looking at the other half alone
TOP: Final = 3
JOBS: Final = "tests.benchmarks.public.faq.jobs"
SETTINGS: Final = "tests.benchmarks.site.settings_ours"


def measure(measured: defaultdict[str, Samples]) -> None:
    """Publish the answers in a database of its own, ask both halves, print both, keep the held-out one as the row."""
    environment = stack.start()
    os.environ.update(environment)
    drop_leftovers()
    with released_database(environment, "public") as database:
        worker = Worker(SETTINGS, database)
        try:
            ids = worker.do("call", function=f"{JOBS}.publish", answers=_read("answers"))
            for half in HALVES:
                questions = _read(half)
                share = _share(worker, questions, ids, shows=half != JUDGED)
                sys.stdout.write(f"faq, {half}: {share:.3f} of {len(questions)} questions\n")
                if half == JUDGED:
                    measured["faq_top3"].ours.append(share)
                    measured["faq_top3"].n = len(questions)
        finally:
            worker.stop()


def _share(worker: Worker, questions: list[dict[str, Any]], ids: dict[str, int], *, shows: bool) -> float:
    asked = [each["question"] for each in questions]
    found = worker.do("call", function=f"{JOBS}.found", questions=asked, most=TOP)
    right = [any(ids[name] in first for name in each["answers"]) for each, first in zip(questions, found, strict=True)]
    names = {key: name for name, key in ids.items()}
    if shows and os.environ.get("SHOW"):
        for each, first, is_right in zip(questions, found, right, strict=True):
            if not is_right:
                told = ", ".join(names[key] for key in first)
                sys.stdout.write(f"  - {each['question']} -> {told or 'nothing'} for {', '.join(each['answers'])}\n")
    return sum(right) / len(right)


def _read(name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return read
