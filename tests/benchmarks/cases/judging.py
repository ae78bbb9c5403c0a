"""Rows search_recall10 and search_mrr: the judged set, beside what `LIKE` and `pg_trgm` find in the same texts."""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from tests.benchmarks.cases.filling import _city
from tests.benchmarks.judged.search import make
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples

JOBS: Final = "tests.benchmarks.cases.judging"
CODE: Final = "382060"
FIRST: Final = 10
ROUNDS: Final = 5
# One row a document, as a person would read it: number and title, what was said, who came.
_TEXTS: Final = "unnest(%(ids)s::bigint[], %(bodies)s::text[]) AS judged (id, body)"
_LIKE: Final = f"SELECT id FROM {_TEXTS} WHERE body LIKE %(inside)s ORDER BY id DESC LIMIT 10"  # noqa: S608
_TRGM: Final = f"""
SELECT id FROM {_TEXTS} WHERE word_similarity(%(words)s, body) >= 0.3
ORDER BY word_similarity(%(words)s, body) DESC, id DESC LIMIT 10
"""  # noqa: S608
Finder = Callable[[str], Sequence[int]]


def measure_quality(worker: Worker, measured: dict[str, Samples]) -> None:
    """Ask every question of the set five times over; the answers do not vary, so neither do the rounds."""
    path = Path(os.environ.get("SET") or make.HERE / "held_out.json").resolve()
    worker.do("call", function=f"{JOBS}.lay_out", path=str(path))
    for _round in range(ROUNDS):
        found = worker.do("call", function=f"{JOBS}.judge", path=str(path))
        for row, kind in (("search_recall10", "recall"), ("search_mrr", "mrr")):
            measured[row].ours.append(found["ours"]["all"][kind])
            measured[row].against.append(found["like"]["all"][kind])
            measured[row].third.append(found["trgm"]["all"][kind])
            measured[row].n = found["questions"]
    _show(path, found)


def _show(path: Path, found: dict[str, Any]) -> None:
    sys.stderr.write(f"{path.name}: recall@10 / MRR of {found['questions']} questions\n")
    for klass in found["ours"]:
        cells = [
            f"{found[who][klass]['recall']:.3f} / {found[who][klass]['mrr']:.3f}" for who in ("ours", "like", "trgm")
        ]
        sys.stderr.write(f"  {klass:16} ours {cells[0]}   LIKE {cells[1]}   pg_trgm {cells[2]}\n")


def lay_out(*, path: str) -> None:
    """Put the documents of the set into a city, with the city's own words (runs in the worker)."""
    from django.db import transaction

    from case_core.search.actions.rebuild_index import rebuild_index
    from case_core.search.folding import key_of
    from case_core.search.models import SynonymGroup
    from mannaka_kit import clock
    from mannaka_tenancy import use

    judged = json.loads(Path(path).read_text(encoding="utf-8"))
    with use(_city(CODE)):
        with transaction.atomic():
            for number, document in enumerate(judged["documents"], start=1):
                _documents[_open(document, number).pk] = document
            for words in judged.get("synonyms", []):
                SynonymGroup.objects.create(words=words, keys=[key_of(word) for word in words])
        rebuild_index(at=clock.now())


_documents: dict[int, dict[str, str]] = {}


def _open(document: dict[str, str], number: int) -> Any:
    from case_core.cases.models import Case, Contact, Statement
    from case_core.parties.models import Person
    from mannaka_kit import clock

    at = clock.now()
    told = {name: document.get(name, "") for name in ("name", "name_kana", "telephone")}
    person = Person.objects.create(**told, is_anonymous=not told["name"], added_at=at)
    case = Case.objects.create(
        number=f"2026-{number:04d}", title=document["title"], topic="other", channel="telephone", party=person,
        opened_at=at, touched_at=at,
    )  # fmt: skip
    talk = Contact.objects.create(case=case, at=at, channel="telephone", direction="incoming")
    Statement.objects.create(contact=talk, kind="words", body=document["text"])
    return case


def judge(*, path: str) -> dict[str, Any]:
    """Ask every question of ours, of LIKE and of pg_trgm, and return what each found (runs in the worker)."""
    from mannaka_tenancy import use

    judged = json.loads(Path(path).read_text(encoding="utf-8"))
    city = _city(CODE)
    with use(city):
        finders = {
            "ours": _ours(_viewer(city)),
            "like": _like,
            "trgm": _trgm,
        }
        found: dict[str, Any] = {who: _judged(judged["queries"], finder) for who, finder in finders.items()}
    return {**found, "questions": len(judged["queries"])}


@lru_cache(maxsize=1)
def _viewer(city: Any) -> Any:
    from tests.support.cast import cast_of

    return cast_of(city).aoi


def _judged(queries: Sequence[dict[str, Any]], find: Finder) -> dict[str, dict[str, float]]:
    scores: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for query in queries:
        found = [_documents[key]["id"] for key in find(query["text"])][:FIRST]
        for klass in (query["class"], "all"):
            scores[klass].append(score(found, set(query["relevant"])))
    return {
        klass: {"recall": fmean(recall for recall, _ in told), "mrr": fmean(rank for _, rank in told)}
        for klass, told in scores.items()
    }


def score(found: Sequence[str], right: set[str]) -> tuple[float, float]:
    """Return how much of what is right is among the first ten, and one by the place of the first that is."""
    recall = len(right & set(found[:FIRST])) / min(FIRST, len(right))
    places = [place for place, identity in enumerate(found[:FIRST], start=1) if identity in right]
    return recall, 1 / places[0] if places else 0.0


def _ours(viewer: Any) -> Finder:
    from case_core.search.selectors import search_cases

    return lambda words: [hit.case.pk for hit in search_cases(viewer, words).hits]


def _like(words: str) -> Sequence[int]:
    return _rows(_LIKE, words)


def _trgm(words: str) -> Sequence[int]:
    return _rows(_TRGM, words)


def _rows(sql: str, words: str) -> Sequence[int]:
    from django.db import connection

    bodies = ["\n".join(str(value) for value in each.values()) for each in _documents.values()]
    with connection.cursor() as cursor:
        cursor.execute(sql, {"ids": list(_documents), "bodies": bodies, "words": words, "inside": f"%{words}%"})
        return [key for (key,) in cursor.fetchall()]
