"""Changes of hours through the actions, seen through the selectors."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_tenancy import Tenant, use
from tenants.accounts.actor import Actor
from tenants.hours import errors, selectors
from tenants.hours.actions.add_special_day import add_special_day
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.actions.remove_special_day import remove_special_day
from tenants.hours.actions.withdraw_change import withdraw_change
from tenants.hours.day_types import DayType
from tenants.hours.models import RegularHours, SpecialDay
from tenants.hours.seed import seed_city
from tenants.hours.spans import Span, Spans
from tests.tenants.conftest import AT, TODAY


def span(opens: float, closes: float) -> Spans:
    return (Span(int(opens * 60), int(closes * 60)),)


def change(actor: Actor, **values: object) -> RegularHours:
    given = {"day_type": DayType.WEEKDAY, "spans": span(9, 16), "valid_from": TODAY, "at": AT}
    return change_hours(actor=actor, **(given | values))  # type: ignore[arg-type]


def test_a_new_city_is_open_on_365_days(in_imabari: Tenant) -> None:
    openings = selectors.openings_between(date(2026, 1, 1), date(2026, 12, 31))
    assert len(openings) == 365
    assert all(opening.is_open for _day, opening in openings)
    weekday, holiday = selectors.opening_on(date(2026, 1, 15)), selectors.opening_on(date(2026, 1, 12))
    assert weekday.spans == span(8.5, 17.25)
    assert holiday.spans == span(9, 15)


def test_seeding_twice_changes_nothing(admin: Actor) -> None:
    change(admin)
    before = list(RegularHours.objects.values_list("pk", flat=True))
    seed_city()
    assert list(RegularHours.objects.values_list("pk", flat=True)) == before


def test_a_change_holds_from_its_day_on_and_only_in_its_city(admin: Actor, saijo: Tenant) -> None:
    change(admin, valid_from=TODAY + timedelta(days=1))
    assert selectors.opening_on(TODAY).spans == span(8.5, 17.25)
    assert selectors.opening_on(TODAY + timedelta(days=1)).spans == span(9, 16)
    with use(saijo):
        assert selectors.opening_on(TODAY + timedelta(days=1)).spans == span(8.5, 17.25)


def test_a_temporary_change_from_today_gives_way_to_what_was_decided_before(admin: Actor) -> None:
    change(admin, spans=span(10, 16))
    change(admin, spans=span(11, 16), valid_until=TODAY)
    assert selectors.opening_on(TODAY).spans == span(11, 16)
    assert selectors.opening_on(TODAY + timedelta(days=1)).spans == span(10, 16)


def test_the_same_span_again_replaces_the_first(admin: Actor) -> None:
    change(admin, spans=span(10, 16))
    change(admin, spans=span(11, 16))
    assert RegularHours.objects.filter(valid_from=TODAY).count() == 1
    assert selectors.opening_on(TODAY).spans == span(11, 16)


def test_a_planned_change_can_be_withdrawn_and_one_that_has_begun_cannot(admin: Actor) -> None:
    planned = change(admin, valid_from=TODAY + timedelta(days=1))
    withdraw_change(actor=admin, change=planned, at=AT)
    assert selectors.opening_on(TODAY + timedelta(days=1)).spans == span(8.5, 17.25)
    with pytest.raises(errors.NotPlannedError):
        withdraw_change(actor=admin, change=change(admin), at=AT)


@pytest.mark.parametrize(
    ("values", "error", "field"),
    [
        ({"spans": span(9, 9)}, errors.ClosesBeforeOpeningError, "spans"),
        ({"spans": span(9, 24.5)}, errors.ClosesBeforeOpeningError, "spans"),
        ({"spans": (*span(9, 12), *span(11, 15))}, errors.OverlappingSpansError, "spans"),
        ({"spans": tuple(Span(hour * 60, hour * 60 + 30) for hour in range(4))}, errors.TooManySpansError, "spans"),
        ({"spans": None}, errors.NothingToFollowError, "spans"),
        ({"way_id": 999_999}, errors.UnknownWayError, "way_id"),
        ({"valid_from": TODAY - timedelta(days=1)}, errors.PastDayError, "valid_from"),
        ({"valid_until": TODAY - timedelta(days=1)}, errors.EndsBeforeItBeginsError, "valid_until"),
        ({"day_type": DayType.SPECIAL}, errors.UnknownDayTypeError, "day_type"),
    ],
)
def test_a_wrong_change_is_refused_at_its_field(
    admin: Actor, values: dict[str, object], error: type[AnticipatedError], field: str
) -> None:
    with pytest.raises(error) as refused:
        change(admin, **values)
    assert refused.value.field == field


def test_a_special_day_is_kept_with_its_reason_and_can_be_taken_back(admin: Actor) -> None:
    (day,) = add_special_day(actor=admin, on=TODAY, spans=(), reason=" 設備の点検 ", at=AT)
    opening = selectors.opening_on(TODAY)
    assert (opening.is_open, opening.reason, selectors.is_business_day(TODAY)) == (False, "設備の点検", False)
    remove_special_day(actor=admin, day=day, at=AT)
    assert selectors.opening_on(TODAY).is_open
    assert selectors.is_business_day(TODAY)


def test_a_special_day_needs_a_reason_a_day_to_come_and_no_other_special_day(admin: Actor) -> None:
    add_special_day(actor=admin, on=TODAY, spans=(), reason="点検", at=AT)
    for on, reason, error in (
        (TODAY, "点検", errors.TakenDayError),
        (TODAY - timedelta(days=1), "点検", errors.PastDayError),
        (TODAY + timedelta(days=1), "  ", errors.MissingReasonError),
    ):
        with pytest.raises(error):
            add_special_day(actor=admin, on=on, spans=(), reason=reason, at=AT)


def test_every_change_is_audited_and_a_refused_one_leaves_nothing(admin: Actor, clerk: Actor) -> None:
    before = Entry.objects.count()
    planned = change(admin, valid_from=TODAY + timedelta(days=1))
    withdraw_change(actor=admin, change=planned, at=AT)
    (day,) = add_special_day(actor=admin, on=TODAY, spans=(), reason="点検", at=AT)
    remove_special_day(actor=admin, day=day, at=AT)
    written = list(Entry.objects.order_by("pk").values_list("action", "actor_label"))[before:]
    names = ["hours.changed", "hours.change_withdrawn", "hours.special_day_added", "hours.special_day_removed"]
    assert written == [(name, "administrator") for name in names]
    for act in (
        lambda: change(clerk),
        lambda: add_special_day(actor=clerk, on=TODAY, spans=(), reason="点検", at=AT),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert not SpecialDay.objects.exists()


def test_the_state_of_the_front_door_takes_two_statements(
    in_imabari: Tenant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):
        state = selectors.opening_state(at=AT)
    assert state.is_open
    assert state.until is not None
    assert state.next_opening is not None
    assert state.next_opening.date() == TODAY + timedelta(days=1)


def test_many_business_days_take_one_statement(
    in_imabari: Tenant, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        is_open = selectors.business_days_between(TODAY, TODAY + timedelta(days=60))
        assert sum(is_open(TODAY + timedelta(days=offset)) for offset in range(60)) == 40
    with pytest.raises(ValueError, match="outside"):
        is_open(TODAY - timedelta(days=1))


def test_the_database_refuses_half_a_span(in_imabari: Tenant) -> None:
    for minutes in ([540], [540, 540], [540, 1441], [-1, 540], [540, 600, 590, 700], [0, 1, 2, 3, 4, 5, 6, 7]):
        with pytest.raises(IntegrityError), transaction.atomic():
            SpecialDay.objects.create(on=TODAY, spans=minutes, reason="x")
        with pytest.raises(IntegrityError), transaction.atomic():
            RegularHours.objects.create(day_type=DayType.HOLIDAY, spans=minutes, valid_from=TODAY)
