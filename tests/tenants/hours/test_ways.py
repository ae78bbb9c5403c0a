"""Ways to the centre, lists of holidays and the year's end, through the actions."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import Tenant, use
from tenants.accounts.actor import Actor
from tenants.hours import errors, selectors
from tenants.hours.actions.add_special_day import add_special_day
from tenants.hours.actions.add_way import add_way
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.actions.change_way import change_way
from tenants.hours.actions.change_year_end import change_year_end
from tenants.hours.actions.import_holidays import Imported, import_holidays
from tenants.hours.day_types import DayType
from tenants.hours.models import NationalHoliday, SpecialDay, Way
from tenants.hours.spans import Span
from tenants.hours.way_facts import WayFacts
from tenants.hours.way_kinds import WayKind
from tests.tenants.conftest import AT, TODAY

BRANCH = WayFacts(kind=WayKind.COUNTER, name=" 菊間支所の窓口 ", place="菊間町", position=9)
NINE_TO_NOON = (Span(540, 720),)


def telephone() -> Way:
    return Way.objects.get(code="telephone")


def test_a_new_city_offers_its_counter_and_its_telephone_and_every_way_follows_the_centre(in_imabari: Tenant) -> None:
    assert [way.code for way in selectors.ways_offered()] == ["counter", "telephone"]
    for way in ("", "counter", "telephone", "online"):
        assert selectors.opening_on(TODAY, way=way).spans == (Span(510, 1035),)


def test_hours_of_one_way_hold_for_it_alone_and_only_in_its_city(admin: Actor, saijo: Tenant) -> None:
    change_hours(
        actor=admin, way_id=telephone().pk, day_type=DayType.WEEKDAY, spans=NINE_TO_NOON, valid_from=TODAY, at=AT
    )
    shown = {way: selectors.opening_state(at=AT, way=way).until for way in ("", "telephone", "counter")}
    assert str(shown["telephone"]).startswith("2026-01-15 12:00")
    assert shown[""] == shown["counter"] != shown["telephone"]
    with use(saijo):
        assert selectors.opening_on(TODAY, way="telephone").spans == (Span(510, 1035),)


def test_a_way_follows_the_centre_again_when_it_is_told_to(admin: Actor) -> None:
    for spans, day in ((NINE_TO_NOON, TODAY), (None, TODAY + timedelta(days=1))):
        change_hours(actor=admin, way_id=telephone().pk, day_type=DayType.WEEKDAY, spans=spans, valid_from=day, at=AT)
    assert selectors.opening_on(TODAY, way="telephone").spans == NINE_TO_NOON
    assert selectors.opening_on(TODAY + timedelta(days=1), way="telephone").spans == (Span(510, 1035),)


def test_some_days_in_a_row_are_closed_for_one_way_or_none_of_them(admin: Actor) -> None:
    last = TODAY + timedelta(days=2)
    days = add_special_day(
        actor=admin, way_id=telephone().pk, on=TODAY, last=last, spans=(), reason="工事のため", at=AT
    )
    assert len(days) == 3
    assert not selectors.opening_on(last, way="telephone").is_open
    assert selectors.opening_on(last).is_open
    assert selectors.is_business_day(TODAY)
    with pytest.raises(errors.TakenDayError):
        add_special_day(actor=admin, way_id=telephone().pk, on=TODAY, last=last, spans=(), reason="再", at=AT)
    assert SpecialDay.objects.count() == 3
    for until, error in (
        (TODAY - timedelta(days=1), errors.EndsBeforeItBeginsError),
        (date(2027, 1, 1), errors.TooLongError),
    ):
        with pytest.raises(error):
            add_special_day(actor=admin, on=TODAY, last=until, spans=(), reason="工事", at=AT)


def test_a_way_is_added_renamed_and_no_longer_offered(admin: Actor) -> None:
    way = add_way(actor=admin, code="kikuma", facts=BRANCH, at=AT)
    assert way.name == "菊間支所の窓口"
    change_way(actor=admin, way=way, facts=WayFacts(kind=WayKind.BOOTH, name="菊間ブース"), is_offered=False, at=AT)
    assert "kikuma" not in [way.code for way in selectors.ways_offered()]
    assert "kikuma" in [way.code for way in selectors.all_ways(admin)]
    names = list(Entry.objects.order_by("pk").values_list("action", flat=True))[-2:]
    assert names == ["hours.way_added", "hours.way_changed"]


def test_a_way_needs_a_name_and_a_code_of_its_own(admin: Actor, clerk: Actor) -> None:
    for code, name, error in (
        ("telephone", "電話2", errors.TakenCodeError),
        ("支所", "支所", errors.WrongCodeError),
        ("Kikuma", "支所", errors.WrongCodeError),
        ("", "支所", errors.WrongCodeError),
        ("kikuma", "  ", errors.MissingWayNameError),
    ):
        with pytest.raises(error):
            add_way(actor=admin, code=code, facts=WayFacts(kind=WayKind.COUNTER, name=name), at=AT)
    with pytest.raises(NotAllowedError):
        add_way(actor=clerk, code="kikuma", facts=BRANCH, at=AT)
    with pytest.raises(NotAllowedError):
        selectors.all_ways(clerk)


def test_the_list_decides_for_its_years_and_a_second_time_changes_nothing(admin: Actor, saijo: Tenant) -> None:
    listed = {date(2026, 1, 1): "元日", date(2026, 6, 10): "新しい祝日"}
    assert import_holidays(actor=admin, listed=listed, at=AT) == Imported(added=2, renamed=0, removed=0)
    entries = Entry.objects.count()
    assert import_holidays(actor=admin, listed=listed, at=AT) == Imported(added=0, renamed=0, removed=0)
    assert Entry.objects.count() == entries
    assert selectors.opening_on(date(2026, 6, 10)).day_type is DayType.HOLIDAY
    assert not selectors.is_business_day(date(2026, 6, 10))
    assert selectors.is_business_day(date(2026, 2, 11))
    assert not selectors.is_business_day(date(2027, 2, 11))
    with use(saijo):
        assert not NationalHoliday.objects.exists()


def test_a_newer_list_renames_and_removes_in_its_years_alone(admin: Actor) -> None:
    first = {date(2026, 1, 1): "元日", date(2026, 6, 10): "新しい祝日", date(2027, 1, 1): "元日"}
    import_holidays(actor=admin, listed=first, at=AT)
    done = import_holidays(actor=admin, listed={date(2026, 1, 1): "がんじつ"}, at=AT)
    assert done == Imported(added=0, renamed=1, removed=1)
    assert list(NationalHoliday.objects.values_list("on", "name")) == [
        (date(2026, 1, 1), "がんじつ"),
        (date(2027, 1, 1), "元日"),
    ]


def test_only_administrators_import_and_an_empty_list_is_refused(admin: Actor, clerk: Actor) -> None:
    with pytest.raises(NotAllowedError):
        import_holidays(actor=clerk, listed={date(2026, 1, 1): "元日"}, at=AT)
    with pytest.raises(errors.EmptyListError):
        import_holidays(actor=admin, listed={}, at=AT)


def test_year_end_is_the_citys_own_and_changes_business_days(admin: Actor) -> None:
    assert selectors.is_business_day(date(2026, 12, 28))
    change_year_end(actor=admin, first_month=12, first_day=28, last_month=1, last_day=4, at=AT)
    assert not selectors.is_business_day(date(2026, 12, 28))
    assert selectors.opening_on(date(2027, 1, 4)).day_type is DayType.YEAR_END
    for months in ((11, 28, 1, 3), (12, 32, 1, 3), (12, 29, 2, 3), (12, 29, 1, 0)):
        names = ("first_month", "first_day", "last_month", "last_day")
        with pytest.raises(errors.YearEndError):
            change_year_end(actor=admin, at=AT, **dict(zip(names, months, strict=True)))


def test_the_state_of_a_way_takes_two_statements_with_everything_kept(
    admin: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    import_holidays(actor=admin, listed={date(2026, 1, 1): "元日"}, at=AT)
    change_year_end(actor=admin, first_month=12, first_day=28, last_month=1, last_day=4, at=AT)
    add_special_day(actor=admin, way_id=telephone().pk, on=TODAY, spans=NINE_TO_NOON, reason="点検", at=AT)
    with django_assert_num_queries(2):
        state = selectors.opening_state(at=AT, way="telephone")
    assert state.today.reason == "点検"
    with django_assert_num_queries(1):
        assert selectors.is_business_day(TODAY)
