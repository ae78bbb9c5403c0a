"""People and duties of a roster, made through the actions that people use."""

from datetime import date, time, timedelta
from typing import Any

from django.db.models import Model

from case_core.roster.actions.add_duty import add_duty
from case_core.roster.actions.ask_proposal import ask_proposal
from case_core.roster.actions.create_counsellor import create_counsellor
from case_core.roster.counsellor_facts import CounsellorFacts
from case_core.roster.duty_facts import DutyTimes
from case_core.roster.models import Counsellor, Duty, Proposal
from case_core.roster.states import CounsellorKind, DutyKind
from tests.support.cases import LATER
from tests.support.cast import SINCE, TODAY, Cast

MORNING, EVENING = time(8, 30), time(17, 15)
FACTS = CounsellorFacts(name="青井 葵", name_kana="アオイ アオイ", kind=CounsellorKind.REGULAR, valid_from=SINCE)


def on_roster(
    cast: Cast, name: str = "青井 葵", *, kind: CounsellorKind = CounsellorKind.REGULAR, **more: Any
) -> Counsellor:
    """Let the city's administrator put somebody on the roster."""
    facts = CounsellorFacts(name=name, name_kana="アオイ アオイ", kind=kind, valid_from=SINCE, **more)
    return create_counsellor(facts=facts, actor=cast.mio, at=LATER)


def on_duty(cast: Cast, person: Counsellor, *, on: date = TODAY, is_locked: bool = False) -> Duty:
    """Let Mio put the person on duty for a day."""
    return add_duty(
        counsellor_id=person.pk,
        times=DutyTimes(on=on, begins=MORNING, ends=EVENING),
        kind=DutyKind.WORKDAY,
        is_locked=is_locked,
        actor=cast.mio,
        at=LATER,
    )


def asked(cast: Cast) -> Proposal:
    """Let Mio ask for the roster of two days."""
    return ask_proposal(first=TODAY, last=TODAY + timedelta(days=1), actor=cast.mio, at=LATER)


def twin_of(row: Model, there: Model) -> Model:
    """Give a row of the other city the number of this one: nothing but the city tells the two apart."""
    rows = type(there)._default_manager
    rows.filter(pk=there.pk).update(id=row.pk)
    return rows.get(pk=row.pk)


def taken(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    """Take some of the facts out, and return them."""
    return {name: facts.pop(name) for name in names if name in facts}
