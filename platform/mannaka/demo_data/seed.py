"""Fills one city with its year; staff, sections and the earlier ledger come through the actions that people use."""

import time
from collections.abc import Callable
from datetime import date, datetime
from random import Random

from django.db import transaction

from case_core.desk.actions.create_room import create_room
from case_core.desk.models import Room
from case_core.ledger.actions.import_ledger import LedgerLine, import_ledger
from case_core.search.tasks import index_rest_later
from cms.pages.seed import set_contact
from mannaka.demo_data.bookings import open_bookings
from mannaka.demo_data.booths import open_booths
from mannaka.demo_data.by_rows import ByRows
from mannaka.demo_data.calendars import open_calendars
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.conversations import open_conversations
from mannaka.demo_data.duty_roster import fill_roster
from mannaka.demo_data.following import plan_what_follows
from mannaka.demo_data.hard_talks import play_hard_talks
from mannaka.demo_data.households import tell_households
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.kept_apart import keep_apart
from mannaka.demo_data.knowledge import keep_answers
from mannaka.demo_data.ledger import ledger_lines
from mannaka.demo_data.letters import send_letters
from mannaka.demo_data.listening import listen_together
from mannaka.demo_data.logins import login_of, password_of
from mannaka.demo_data.meetings import open_meetings
from mannaka.demo_data.opening import open_ways
from mannaka.demo_data.own_system import refer_to_own_system
from mannaka.demo_data.papers import PAPERS, lay_papers
from mannaka.demo_data.partners import open_partners, partner_logins
from mannaka.demo_data.people import CityData, Member, SectionData
from mannaka.demo_data.plan import plan_year
from mannaka.demo_data.reception import open_reception
from mannaka.demo_data.referrals import refer_cases
from mannaka.demo_data.saijo import SAIJO
from mannaka.demo_data.sharing import share_cases
from mannaka.demo_data.telephone import let_telephones_ring
from mannaka.demo_data.year import last_period
from mannaka_kit import audit, clock
from mannaka_kit.outbox import events
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actions.mark_notices_seen import mark_notices_seen
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.models import User
from tenants.accounts.selectors import actor_for
from tenants.municipalities.selectors import list_cities
from tenants.organisation.actions.create_section import create_section
from tenants.organisation.models import Section

CITIES = {data.code: data for data in (IMABARI, SAIJO)}
_APRIL = 4
_PAPERS = {IMABARI.code: len(PAPERS)}


def seed_city(
    code: str, *, scale: float = 1.0, tell: Callable[[str], None] = lambda _line: None
) -> list[dict[str, str]]:
    """Fill the city with invented staff and a year of matters, unless it has staff, and return its logins."""
    city = next(city for city in list_cities() if city.code == code)
    data = CITIES[code]
    # All or nothing: a half-filled city would look filled at the next start.
    with use(city), transaction.atomic():
        if not User.objects.exists():
            _fill(city, data, scale=scale, tell=lambda line: tell(f"{city.name}, {line}"))
    return [*(login_of(city, member) for member in data.staff if member.is_shown), *partner_logins(city)]


def _fill(city: Tenant, data: CityData, *, scale: float, tell: Callable[[str], None]) -> None:
    began, at = time.monotonic(), clock.now()
    tell("sections and staff")
    staff_city(city, data, at=at)
    tell("the ledger of the year before")
    _take_over_ledger(data, at, scale=scale)
    fill_roster(data, cast_of(data), since=last_period(clock.today()).first, now=at)
    open_bookings(data, cast_of(data), since=last_period(clock.today()).first, now=at)
    open_calendars(cast_of(data), now=at)
    open_booths(data.code, cast_of(data), now=at)
    open_partners(city, cast_of(data), now=at)
    tell("planning the year")
    year = plan_year(data, now=at, scale=scale)
    ByRows(cast_of(data), year.deeds).play_all(tell)
    plan_what_follows()
    events.enqueue(index_rest_later, case_id=0)
    play_hard_talks(data, cast_of(data), now=at)
    keep_apart(data, cast_of(data))
    tell_households(cast_of(data))
    share_cases(cast_of(data), now=at)
    _refer(data, cast_of(data), at)
    listen_together(cast_of(data), now=at)
    lay_papers(data, cast_of(data), most=_PAPERS.get(data.code, 1))
    keep_answers(cast_of(data), now=at)
    open_reception(data, cast_of(data), now=at)
    open_conversations(data, cast_of(data), now=at)
    let_telephones_ring(data, cast_of(data), now=at)
    open_meetings(data, cast_of(data), now=at)
    tell(f"{year.cases:,} cases in {time.monotonic() - began:.1f} s")


def _refer(data: CityData, cast: Cast, at: datetime) -> None:
    refer_cases(data.code, cast, now=at)
    send_letters(cast, now=at)
    refer_to_own_system(cast, now=at)


def staff_city(city: Tenant, data: CityData, *, at: datetime) -> None:
    """Give the city its sections, its address and its staff, from before the year began."""
    since = date(last_period(clock.today()).first.year, _APRIL, 1)
    sections = {section.code: _section(section, since, at) for section in data.sections}
    for position, room in enumerate(data.rooms, start=1):
        create_room(actor=audit.OPERATOR, name=room.name, place=room.place, position=position, valid_from=since, at=at)
    set_contact(**data.contact)
    open_ways(data.code, since=since, at=at)
    for member in data.staff:
        _employ(city, member, sections, since, at)


def cast_of(data: CityData) -> Cast:
    """Return the city's staff and sections, as they are in the database."""
    users = {user.username: user for user in User.objects.all()}
    return Cast(
        actors={member.username: actor_for(users[member.username], on=clock.today()) for member in data.staff},
        sections={section.code: section for section in Section.objects.all()},
        rooms={room.name: room for room in Room.objects.all()},
    )


def _section(data: SectionData, since: date, at: datetime) -> Section:
    return create_section(
        actor=audit.OPERATOR,
        code=data.code,
        name=data.name,
        name_kana=data.kana,
        telephone=data.telephone,
        valid_from=since,
        at=at,
    )


def _employ(city: Tenant, member: Member, sections: dict[str, Section], since: date, at: datetime) -> None:
    created = create_user(
        actor=audit.OPERATOR, username=member.username, display_name=member.name, name_kana=member.kana, at=at
    )
    if member.is_shown:
        set_own_password(user=created.user, password=password_of(city, member), at=at)
        # A newcomer to the demo has not changed anything yet.
        mark_notices_seen(actor=actor_for(created.user, on=since), at=at)
    section = sections[member.section] if member.section else None
    grant_role(
        actor=audit.OPERATOR,
        user=created.user,
        role=member.role,
        section=section,
        is_head=member.is_head,
        valid_from=since,
        at=at,
    )


def _take_over_ledger(data: CityData, at: datetime, *, scale: float) -> None:
    # The same lines at each start, like the year itself.
    rng = Random(f"{data.code}:ledger")  # noqa: S311
    today = clock.today()
    lines: list[LedgerLine] = ledger_lines(rng, data, today=today, scale=scale)
    source = f"before-{last_period(today).first.year}"
    import_ledger(source=source, lines=lines, actor=audit.OPERATOR, at=at)
