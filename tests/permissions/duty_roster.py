"""One of everything that the roster's addresses can name."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Model

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.add_wish import add_wish
from case_core.roster.actions.agree_swap import agree_swap
from case_core.roster.actions.ask_swap import ask_swap
from case_core.roster.actions.record_attempt import Attempt, record_attempt
from case_core.roster.models import Absence, CallAttempt, Counsellor, Duty, OnCallContact, Proposal, Swap, Wish
from case_core.roster.states import ProposalStatus, WishKind
from mannaka_kit import clock
from tests.support.cast import Cast
from tests.support.on_call import on_call
from tests.support.roster import on_duty, on_roster
from tests.support.swaps import asked_swap, two_sundays
from tests.support.swaps import sunday as a_sunday

Values = Mapping[str, Any]
KINDS_OF_ROSTER: Mapping[str, type[Model]] = {
    "counsellor_id": Counsellor,
    "duty_id": Duty,
    "absence_id": Absence,
    "wish_id": Wish,
    "proposal_id": Proposal,
    "swap_id": Swap,
    "contact_id": OnCallContact,
    "attempt_id": CallAttempt,
}


def _in_a_week(_values: Values) -> str:
    return (clock.today() + timedelta(days=7)).isoformat()


def _duty(values: Values) -> dict[str, Any]:
    times = {"on": _in_a_week(values), "begins": "09:00", "ends": "12:00"}
    return {"counsellor": values["counsellor_id"], "reason": "ほかに人がいない", **times}


def _on_roster(values: Values) -> dict[str, Any]:
    return {"name_kana": "アア", "kind": "regular", "valid_from": _in_a_week(values)}


def _on_call(values: Values) -> dict[str, Any]:
    span = {"first": _in_a_week(values), "last": _in_a_week(values)}
    return {
        "section": values["section_asked_id"],
        "position": "1",
        "name": "大野",
        "telephone": "090-1111-2222",
        **span,
    }


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
    "roster:ask_swap": lambda values: {"taker": values["second_counsellor_id"], "words": "法事"},
    "roster:answer_swap": lambda _: {"decision": "no", "reason": "行事のため"},
    "roster:decide_swap": lambda _: {"decision": "no", "reason": "議会のため"},
    "roster:withdraw_swap": _nothing,
    "roster:add_on_call": _on_call,
    "roster:change_on_call": _on_call,
    "roster:remove_on_call": _nothing,
    "roster:attempt": lambda _: {"outcome": "not_called", "matter": "至急の相談"},
    "roster:settle": _nothing,
    "roster:proposals": lambda values: {"first": _in_a_week(values), "last": _in_a_week(values)},
    "roster:adopt": _nothing,
    "roster:discard": _nothing,
}


def duty_roster(cast: Cast, word: str) -> dict[str, Any]:
    """Put somebody on the roster who is nobody of the cast, with a proposal that waits for its decision."""
    person, soon = on_roster(cast, word), clock.today() + timedelta(days=3)
    duty = on_duty(cast, person, on=soon)
    absence = add_absence(counsellor_id=person.pk, first=soon, last=soon, actor=cast.mio, at=clock.now())
    wish = add_wish(counsellor_id=person.pk, on=soon, kind=WishKind.OFF, actor=cast.mio, at=clock.now())
    proposal = Proposal.objects.create(
        first=soon, last=soon, status=ProposalStatus.READY, asked_by_id=cast.mio.user_id, asked_at=clock.now()
    )
    return {
        "counsellor_id": person.pk,
        "duty_id": duty.pk,
        "absence_id": absence.pk,
        "wish_id": wish.pk,
        "proposal_id": proposal.pk,
        **_exchanges(cast),
        **_closed_days(cast, word),
    }


def _exchanges(cast: Cast) -> dict[str, Any]:
    """Let two sections have Sundays to exchange: one is free, one asked about, one agreed on."""
    now, sunday = clock.now(), clock.today() + timedelta(days=13 - clock.today().weekday())
    two = two_sundays(cast, on=sunday, at=now, sign_in=False)
    free = a_sunday(cast, two.ren, on=sunday + timedelta(days=14), at=now)
    swap = asked_swap(cast, two, at=now)
    later = a_sunday(cast, two.ren, on=sunday + timedelta(days=21), at=now)
    agreed = ask_swap(duty_id=later.pk, taker_id=two.yui.pk, words="", actor=cast.ren, at=now)
    agree_swap(swap_id=agreed.pk, actor=cast.yui, at=now)
    return {
        "section_duty_id": free.pk,
        "second_counsellor_id": two.yui.pk,
        "swap_id": swap.pk,
        "agreed_swap_id": agreed.pk,
    }


def _closed_days(cast: Cast, word: str) -> dict[str, Any]:
    """Put somebody of a section on the list, and try in vain to reach them."""
    contact = on_call(cast, name=word, first=clock.today())
    told = Attempt(outcome="no_answer", matter=word, contact_id=contact.pk)
    attempt = record_attempt(section_id=cast.tax.pk, told=told, actor=cast.aoi, at=clock.now())
    return {"contact_id": contact.pk, "attempt_id": attempt.pk}
