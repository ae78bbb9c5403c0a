"""Who is on duty in the coming weeks: people, their leave and wishes, and a roster that was proposed and adopted."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.add_wish import add_wish
from case_core.roster.actions.adopt_proposal import adopt_proposal
from case_core.roster.actions.ask_proposal import ask_proposal
from case_core.roster.actions.change_roster_rules import change_roster_rules
from case_core.roster.actions.create_counsellor import create_counsellor
from case_core.roster.counsellor_facts import CounsellorFacts
from case_core.roster.models import Counsellor
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind, WishKind
from case_core.roster.tasks import work_out
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.closed_days import fill_closed_days
from mannaka.demo_data.people import CityData, Member
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

WEEKS: Final = timedelta(weeks=6)
_REGULAR, _CITIZENS, _CONSUMER = CounsellorKind.REGULAR, CounsellorKind.CITIZENS, CounsellorKind.CONSUMER
# They work for the city by contract and do not sign in.
_GUESTS: Final = {
    "382027": (
        ("松木 陽一", "マツキ ヨウイチ", _REGULAR),
        ("曽我部 幸", "ソガベ サチ", _CITIZENS),
        ("渡辺 信夫", "ワタナベ ノブオ", _CITIZENS),
        ("鳥生 多恵", "トリュウ タエ", _CITIZENS),
    ),
    "382060": (("一色 保", "イッシキ タモツ", _REGULAR), ("徳永 光代", "トクナガ ミツヨ", _CITIZENS)),
}
_ON_CLOSED_DAYS: Final = (Need(kind=_REGULAR, people=1), Need(kind=CounsellorKind.SECTION, people=1))
_NEEDS: Final = {
    "382027": (Need(kind=_REGULAR, people=2), Need(kind=_CITIZENS, people=1), Need(kind=_CONSUMER, people=1)),
    "382060": (Need(kind=_REGULAR, people=1),),
}


def fill_roster(data: CityData, cast: Cast, *, since: date, now: datetime) -> None:
    """Put the city's staff on the roster, and adopt a proposal for the coming weeks."""
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    people = [create_counsellor(facts=facts, actor=admin, at=now) for facts in _facts(data, cast, since)]
    _tell_plans(people, admin, now)
    needs = {DayKind.WORKDAY: _NEEDS[data.code], DayKind.CLOSED_DAY: _ON_CLOSED_DAYS}
    change_roster_rules(limits=Limits(), needs=needs, actor=admin, at=now)
    first = clock.today()
    asked = ask_proposal(first=first, last=first + WEEKS, actor=admin, at=now)
    work_out(proposal_id=asked.pk)
    adopt_proposal(proposal_id=asked.pk, actor=admin, at=now)
    fill_closed_days(cast, admin, since=since, now=now)


def _facts(data: CityData, cast: Cast, since: date) -> Iterator[CounsellorFacts]:
    for member in data.staff:
        if member.role in (Role.CENTRE_STAFF, Role.SECTION_STAFF) and not (member.is_head and member.section):
            yield CounsellorFacts(
                name=member.name,
                name_kana=member.kana,
                kind=_kind(member),
                user_id=cast.actors[member.username].user_id,
                section_id=cast.sections[member.section].pk if member.section else None,
                hours_a_week=30 if _kind(member) == _CONSUMER else None,
                valid_from=since,
            )
    for name, kana, kind in _GUESTS[data.code]:
        yield CounsellorFacts(name=name, name_kana=kana, kind=kind, valid_from=since)


def _kind(member: Member) -> CounsellorKind:
    if member.role is Role.SECTION_STAFF:
        return CounsellorKind.SECTION
    return _CONSUMER if member.is_for_consumers else _REGULAR


def _tell_plans(people: list[Counsellor], admin: Actor, now: datetime) -> None:
    """Let some be away for a few days, and wish for a day."""
    for number, person in enumerate(people[::4]):
        first = clock.today() + timedelta(days=5 + 6 * number)
        add_absence(counsellor_id=person.pk, first=first, last=first + timedelta(days=1), actor=admin, at=now)
    for number, person in enumerate(people[1::3]):
        kind = WishKind.OFF if number % 3 else WishKind.ON
        on = clock.today() + timedelta(days=4 + 5 * number)
        add_wish(counsellor_id=person.pk, on=on, kind=kind, actor=admin, at=now)
