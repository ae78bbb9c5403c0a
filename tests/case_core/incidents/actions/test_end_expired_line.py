"""After its last day an agreed answer leaves the case by itself."""

from datetime import date, datetime

import pytest

from case_core.incidents.actions.end_expired_line import end_expired_line
from case_core.incidents.errors import LineNotFoundError
from case_core.incidents.events import LineAgreed
from case_core.incidents.models import AgreedLine
from case_core.incidents.selectors import known_caller
from case_core.incidents.subscribers import plan_its_end
from mannaka_kit.clock import TOKYO
from mannaka_kit.outbox import events
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.incidents import agreed


def test_it_holds_on_its_last_day_and_not_on_the_next(here: Cast) -> None:
    case = new_case(here)
    line = agreed(here, case)
    assert known_caller(here.aoi, case.party_id, on=date(2026, 3, 31)).lines
    assert not known_caller(here.aoi, case.party_id, on=date(2026, 4, 1)).lines

    end_expired_line(line_id=line.pk, at=datetime(2026, 3, 31, 23, 59, tzinfo=TOKYO))
    case.refresh_from_db()
    assert case.marks == ["agreed_line"]
    end_expired_line(line_id=line.pk, at=datetime(2026, 4, 1, tzinfo=TOKYO))

    case.refresh_from_db()
    assert case.marks == []
    assert AgreedLine.objects.get().ended_at is not None


def test_its_end_is_planned_for_the_morning_after(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = new_case(here)
    line = agreed(here, case)
    planned: list[tuple[object, dict[str, object]]] = []
    monkeypatch.setattr(events, "enqueue", lambda task, **options: planned.append((task, options)))

    plan_its_end(LineAgreed(case_id=case.pk, line_id=line.pk))

    assert planned[0][1] == {"due_at": datetime(2026, 4, 1, tzinfo=TOKYO), "line_id": line.pk}


def test_there_must_be_such_an_answer(here: Cast) -> None:
    with pytest.raises(LineNotFoundError):
        end_expired_line(line_id=2**40, at=datetime(2026, 4, 1, tzinfo=TOKYO))
