"""A query whose statement is written once."""

from datetime import date, timedelta

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BooleanField, CharField, F, Func, QuerySet, Value
from django.test.utils import CaptureQueriesContext

from mannaka_kit.prepared import Prepared
from mannaka_tenancy import Tenant, use
from tenants.hours.models import SpecialDay
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db

CLOSED = "点検"


def closed_from(*, on: date, reason: str = CLOSED) -> QuerySet[SpecialDay]:
    return SpecialDay.objects.filter(on__gte=on, reason=reason).order_by("on")


def close(city: Tenant, on: date, reason: str = CLOSED) -> None:
    with use(city):
        SpecialDay.objects.create(on=on, spans=[], reason=reason)


def test_it_finds_what_the_query_set_finds_each_time_with_its_own_values_and_in_its_own_city(
    imabari: Tenant, saijo: Tenant
) -> None:
    ask: Prepared[SpecialDay] = Prepared(closed_from, on=date(1, 1, 1))
    for ahead in (1, 5, 9):
        close(imabari, TODAY + timedelta(days=ahead))
    close(imabari, TODAY + timedelta(days=6), "別の理由")
    close(saijo, TODAY + timedelta(days=3))

    for since, imabaris, saijos in ((1, [1, 5, 9], [3]), (4, [5, 9], []), (3, [5, 9], [3])):
        for city, expected in ((imabari, imabaris), (saijo, saijos)):
            with use(city):
                found = [(day.on - TODAY).days for day in ask(on=TODAY + timedelta(days=since))]
            assert found == expected


def test_it_asks_the_very_statement_of_the_query_set(imabari: Tenant) -> None:
    ask: Prepared[SpecialDay] = Prepared(closed_from, on=date(1, 1, 1))
    with use(imabari), CaptureQueriesContext(connection) as asked:
        list(ask(on=TODAY))
        list(closed_from(on=TODAY))
    first, second = (query["sql"] for query in asked.captured_queries)
    assert first == second


def test_rows_of_a_union_come_as_tuples(imabari: Tenant) -> None:
    def named(*, on: date) -> QuerySet[SpecialDay, tuple[str, date]]:
        late, early = SpecialDay.objects.filter(on__gte=on), SpecialDay.objects.filter(on__lt=on)
        return late.values_list("reason", "on").union(early.values_list("reason", "on"), all=True)

    ask: Prepared[SpecialDay] = Prepared(named, on=date(1, 1, 1))
    days = [TODAY + timedelta(days=ahead) for ahead in (1, 2)]
    close(imabari, days[0])
    close(imabari, days[1], "別の理由")
    with use(imabari):
        assert sorted(ask.tuples(on=days[1])) == sorted([(CLOSED, days[0]), ("別の理由", days[1])])


def test_a_list_is_one_value(imabari: Tenant) -> None:
    def of_reasons(*, reasons: list[str]) -> QuerySet[SpecialDay]:
        is_one = Func(F("reason"), Value(reasons, ArrayField(CharField())), arg_joiner=" = ANY(", function="")
        is_one.template, is_one.output_field = "(%(expressions)s))", BooleanField()
        return SpecialDay.objects.filter(is_one).order_by("on")

    ask: Prepared[SpecialDay] = Prepared(of_reasons, reasons=["a reason"])
    for ahead, reason in enumerate((CLOSED, "別の理由", "祭り")):
        close(imabari, TODAY + timedelta(days=ahead), reason)
    with use(imabari):
        assert [day.reason for day in ask(reasons=[CLOSED, "祭り"])] == [CLOSED, "祭り"]


def test_a_stand_in_that_the_statement_does_not_hold_is_refused(imabari: Tenant) -> None:
    ask: Prepared[SpecialDay] = Prepared(lambda on: SpecialDay.objects.filter(on__gte=TODAY), on=date(1, 1, 1))  # noqa: ARG005
    with use(imabari), pytest.raises(LookupError, match="does not hold on"):
        ask(on=TODAY)


def test_a_value_that_is_missing_is_an_error_and_no_stand_in(imabari: Tenant) -> None:
    ask: Prepared[SpecialDay] = Prepared(closed_from, on=date(1, 1, 1))
    with use(imabari), pytest.raises(KeyError, match="on"):
        ask()
