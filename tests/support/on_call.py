"""Somebody on the list for closed days, and an attempt to reach them."""

from datetime import date
from typing import Any

from case_core.roster.actions.add_on_call import add_on_call
from case_core.roster.actions.record_attempt import Attempt, record_attempt
from case_core.roster.models import CallAttempt, OnCallContact
from case_core.roster.on_call_facts import OnCallFacts
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast

YEAR_END = date(2030, 3, 31)
MATTER = "住民税の督促について、至急の相談"


def on_call_facts(cast: Cast, **other: Any) -> OnCallFacts:
    """Return somebody of 市民税課, first of the list."""
    told = {"section_id": cast.tax.pk, "position": 1, "name": "大野 徹", "telephone": "090-1111-2222"}
    return OnCallFacts(**{**told, "first": TODAY, "last": YEAR_END, **other})


def on_call(cast: Cast, **other: Any) -> OnCallContact:
    """Let Mio put somebody of 市民税課 on the list."""
    return add_on_call(facts=on_call_facts(cast, **other), actor=cast.mio, at=LATER)


def attempted(cast: Cast, *, contact: OnCallContact | None = None, **other: Any) -> CallAttempt:
    """Let Aoi write down that nobody of 市民税課 answered."""
    called = contact or on_call(cast)
    told = Attempt(**{"outcome": "no_answer", "matter": MATTER, "contact_id": called.pk, **other})
    return record_attempt(section_id=cast.tax.pk, told=told, actor=cast.aoi, at=LATER)
