"""One of everything that the roster's addresses can name."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Model

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.add_wish import add_wish
from case_core.roster.models import Absence, Counsellor, Duty, Proposal, Wish
from case_core.roster.states import ProposalStatus, WishKind
from mannaka_kit import clock
from tests.support.cast import Cast
from tests.support.roster import on_duty, on_roster

Values = Mapping[str, Any]
KINDS_OF_ROSTER: Mapping[str, type[Model]] = {
    "counsellor_id": Counsellor,
    "duty_id": Duty,
    "absence_id": Absence,
    "wish_id": Wish,
    "proposal_id": Proposal,
}


def _in_a_week(_values: Values) -> str:
    return (clock.today() + timedelta(days=7)).isoformat()


def _duty(values: Values) -> dict[str, Any]:
    times = {"on": _in_a_week(values), "begins": "09:00", "ends": "12:00"}
    return {"counsellor": values["counsellor_id"], "reason": "ほかに人がいない", **times}


def _on_roster(values: Values) -> dict[str, Any]:
    return {"name_kana": "アア", "kind": "regular", "valid_from": _in_a_week(values)}


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


BODIES_OF_ROSTER: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "roster:add": lambda values: {**_duty(values), "kind": "workday"},
    "roster:change": lambda values: {**_duty(values), "is_locked": "on"},
    "roster:remove": lambda _: {"reason": "休館のため"},
    "roster:add_person": lambda values: {"name": "新しい人", **_on_roster(values)},
    "roster:change_person": lambda values: {"name": "変えた人", **_on_roster(values)},
    "roster:absence": lambda values: {"first": _in_a_week(values), "last": _in_a_week(values)},
    "roster:wish": lambda values: {"on": _in_a_week(values), "kind": "off"},
    "roster:no_absence": _nothing,
    "roster:no_wish": _nothing,
    "roster:rules": lambda _: {
        "rest_days": "1",
        "most_days_a_week": "4",
        "most_closed_days_a_month": "3",
        "least_regular": "1",
        **{
            f"{day}_{kind}": "1"
            for day in ("workday", "closed_day")
            for kind in ("regular", "citizens", "consumer", "section", "partner")
        },
    },
    "roster:proposals": lambda values: {"first": _in_a_week(values), "last": _in_a_week(values)},
    "roster:adopt": _nothing,
    "roster:discard": _nothing,
}


def duty_roster(cast: Cast, word: str) -> dict[str, Any]:
    """Put somebody on the roster who is nobody of the cast, with a proposal that waits for its decision."""
    person, soon = on_roster(cast, word), clock.today() + timedelta(days=3)
    absence = add_absence(counsellor_id=person.pk, first=soon, last=soon, actor=cast.mio, at=clock.now())
    wish = add_wish(counsellor_id=person.pk, on=soon, kind=WishKind.OFF, actor=cast.mio, at=clock.now())
    proposal = Proposal.objects.create(
        first=soon, last=soon, status=ProposalStatus.READY, asked_by_id=cast.mio.user_id, asked_at=clock.now()
    )
    return {
        "counsellor_id": person.pk,
        "duty_id": on_duty(cast, person, on=soon).pk,
        "absence_id": absence.pk,
        "wish_id": wish.pk,
        "proposal_id": proposal.pk,
    }
