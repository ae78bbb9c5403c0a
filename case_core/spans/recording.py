"""Where a matter goes, written down by the action that lets it go there, in its transaction and on its locked case."""

from datetime import datetime
from typing import Final

from django.db.models import Case, F, Value, When
from django.db.models.functions import Greatest

from case_core.spans.models import CaseSpan
from case_core.spans.states import SpanEnding, SpanKind
from mannaka_kit.transactions import write_rows

_COLUMNS: Final = ("case_id", "kind", "section_id", "began_at", "ended_at", "ending")
# Written by hand: each matter that comes in makes two, and building this anew takes longer than writing them.
_INSERT: Final = f"INSERT INTO case_span ({', '.join(_COLUMNS)})"


def came_in(case_id: int, *, at: datetime) -> None:
    """Record that the matter came to the centre, where nobody has it yet."""
    spans = (_stay(case_id, None, at), _nobodys(case_id, at))
    write_rows(_INSERT, [tuple(getattr(span, name) for name in _COLUMNS) for span in spans])


def taken(case_id: int, *, at: datetime) -> None:
    """Record that somebody has it in hand; nothing changes where somebody had."""
    open_spans = CaseSpan.objects.filter(case_id=case_id, ended_at=None)
    open_spans.filter(kind=SpanKind.NOBODYS).update(ended_at=Greatest(F("began_at"), Value(at)))


def let_go(case_id: int, *, at: datetime) -> None:
    """Record that nobody has it in hand any more."""
    _write(_nobodys(case_id, at))


def passed_on(case_id: int, *, section_id: int, is_held: bool, at: datetime) -> None:
    """Record that the centre gave it to a section; until one acknowledges it, or holds it already, nobody has it."""
    _end_stay(case_id, None, ending=SpanEnding.PASSED_ON, at=at)
    _write(_stay(case_id, section_id, at), *([] if is_held else [_nobodys(case_id, at)]))


def came_back(case_id: int, *, section_id: int, ending: SpanEnding, at: datetime) -> None:
    """Record that the last section gave it back; what it returned is nobody's until somebody takes it up."""
    _end_stay(case_id, section_id, ending=ending, at=at)
    is_nobodys = ending == SpanEnding.RETURNED
    _write(_stay(case_id, None, at), *([_nobodys(case_id, at)] if is_nobodys else []))
    if not is_nobodys:
        taken(case_id, at=at)


def left_to_others(case_id: int, *, section_id: int, ending: SpanEnding, is_held: bool, at: datetime) -> None:
    """Record that one of several sections gave it back; without one that has acknowledged it, nobody has it."""
    _end_stay(case_id, section_id, ending=ending, at=at)
    if not is_held:
        _write(_nobodys(case_id, at))


def told_again(case_id: int, *, section_id: int, began_at: datetime, at: datetime) -> None:
    """Record that a section had the person tell the story again."""
    _write(
        CaseSpan(case_id=case_id, kind=SpanKind.RETOLD, section_id=section_id, began_at=began_at, ended_at=at),
    )


def closed(case_id: int, *, at: datetime) -> None:
    """Record that the case ended, wherever it was."""
    ending = Case(When(kind=SpanKind.AT_DESK, then=Value(SpanEnding.CLOSED)), default=Value(""))
    open_spans = CaseSpan.objects.filter(case_id=case_id, ended_at=None)
    open_spans.update(ended_at=Greatest(F("began_at"), Value(at)), ending=ending)


def reopened(case_id: int, *, at: datetime) -> None:
    """Record that the centre has it again, in the hands of whoever opened it again."""
    _write(_stay(case_id, None, at))


def _end_stay(case_id: int, section_id: int | None, *, ending: SpanEnding, at: datetime) -> None:
    stays = CaseSpan.objects.filter(case_id=case_id, kind=SpanKind.AT_DESK, section=section_id, ended_at=None)
    stays.update(ended_at=Greatest(F("began_at"), Value(at)), ending=ending)


def _write(*spans: CaseSpan) -> None:
    # What is open already goes on: the constraints let a matter be at a desk, and be nobody's, once at a time.
    CaseSpan.objects.bulk_create(spans, ignore_conflicts=True)


def _stay(case_id: int, section_id: int | None, at: datetime) -> CaseSpan:
    return CaseSpan(case_id=case_id, kind=SpanKind.AT_DESK, section_id=section_id, began_at=at)


def _nobodys(case_id: int, at: datetime) -> CaseSpan:
    return CaseSpan(case_id=case_id, kind=SpanKind.NOBODYS, began_at=at)
