"""Closed days: whom to telephone, what came in on the last ones, and duties that colleagues exchange."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Final

from case_core.roster.actions.add_on_call import add_on_call
from case_core.roster.actions.agree_swap import agree_swap
from case_core.roster.actions.ask_swap import ask_swap
from case_core.roster.actions.record_attempt import Attempt, record_attempt
from case_core.roster.models import Duty, OnCallContact
from case_core.roster.on_call_facts import OnCallFacts
from case_core.roster.rule_checks import Place
from case_core.roster.rule_guard import clashes_of_change, place_of
from case_core.roster.states import CallOutcome, CounsellorKind, DutyKind
from mannaka.demo_data.cast import Cast
from mannaka_kit import clock
from mannaka_kit.clock import TOKYO
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_NAMES: Final = ("課長 大野 徹", "課長補佐 白石 望", "係長 浜田 淳")
_MATTERS: Final = (
    (CallOutcome.NO_ANSWER, "きょう中に水道を止められると思い込んで、来所された方がいます。", ""),
    (
        CallOutcome.REACHED,
        "きょう中に水道を止められると思い込んで、来所された方がいます。",
        "火曜までに分納の相談をする",
    ),
    (CallOutcome.NOT_CALLED, "窓口の開いている時間を聞かれました。", "折り返しの電話をする"),
)


def fill_closed_days(cast: Cast, admin: Actor, *, since: date, now: datetime) -> None:
    """Give each section two people to telephone, let something come in last Sunday, and exchange two duties."""
    contacts = list(_contacts(cast, admin, since=since, now=now))
    _let_come_in(cast, contacts)
    _exchange(cast, now)


def _contacts(cast: Cast, admin: Actor, *, since: date, now: datetime) -> Iterator[OnCallContact]:
    last = date(now.year + 1, 3, 31)
    for number, section in enumerate(cast.sections.values()):
        for position in (1, 2):
            name, telephone = _NAMES[(number + position) % len(_NAMES)], f"090-0000-{number:02}{position:02}"
            facts = OnCallFacts(
                section_id=section.pk, position=position, name=name, telephone=telephone, first=since, last=last
            )
            yield add_on_call(facts=facts, actor=admin, at=now)


def _let_come_in(cast: Cast, contacts: list[OnCallContact]) -> None:
    """Let a clerk telephone the first section's two people last Sunday, and leave a word for the next day."""
    today = clock.today()
    sunday = today - timedelta(days=today.weekday() + 1)
    clerk = next(actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF))
    for number, (outcome, matter, to_do) in enumerate(_MATTERS):
        called = None if outcome == CallOutcome.NOT_CALLED else contacts[number].pk
        told = Attempt(outcome=outcome, matter=matter, to_do=to_do, contact_id=called)
        at = datetime.combine(sunday, time(10, 20 + 5 * number), tzinfo=TOKYO)
        record_attempt(section_id=contacts[0].section_id, told=told, actor=clerk, at=at)


def _exchange(cast: Cast, now: datetime) -> None:
    """Let one exchange of closed days wait for its answer, and one for the head's yes."""
    by_user = {actor.user_id: actor for actor in cast.actors.values()}
    for number, (given, taken) in enumerate(_pairs()):
        giver, taker = (by_user[duty.counsellor.user_id] for duty in (given, taken) if duty.counsellor.user_id)
        swap = ask_swap(duty_id=given.pk, wanted_id=taken.pk, words="地区の行事と重なりました。", actor=giver, at=now)
        if number:
            agree_swap(swap_id=swap.pk, actor=taker, at=now)
            return


def _pairs() -> Iterator[tuple[Duty, Duty]]:
    """Find duties of two sections on closed days that may be exchanged; each is offered once."""
    found = Duty.objects.filter(kind=DutyKind.CLOSED_DAY, counsellor__kind=CounsellorKind.SECTION)
    duties = list(found.filter(on__gt=clock.today(), counsellor__user__isnull=False).select_related("counsellor")[:12])
    used: set[int] = set()
    for given, taken in product(duties, duties):
        if {given.pk, taken.pk} & used or given.counsellor.section_id == taken.counsellor.section_id:
            continue
        gone = [place_of(given), place_of(taken)]
        come = [_moved(gone[0], taken.counsellor_id), _moved(gone[1], given.counsellor_id)]
        if not clashes_of_change(gone=gone, come=come):
            used |= {given.pk, taken.pk}
            yield given, taken


def _moved(place: Place, person: int) -> Place:
    return Place(person=person, on=place.on, begins=place.begins, ends=place.ends)
