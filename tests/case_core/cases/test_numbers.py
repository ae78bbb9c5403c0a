from datetime import datetime

import pytest

from case_core.cases.numbers import fiscal_year, next_number
from mannaka_kit.clock import TOKYO
from mannaka_tenancy import use
from tests.support.cases import AT, new_case
from tests.support.cast import Cast


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2026, 3, 31, 23, 59, tzinfo=TOKYO), 2025),
        (datetime(2026, 4, 1, 0, 0, tzinfo=TOKYO), 2026),
        (datetime(2026, 12, 31, 12, 0, tzinfo=TOKYO), 2026),
    ],
)
def test_the_fiscal_year_begins_on_the_first_of_april_in_japan(moment: datetime, year: int) -> None:
    assert fiscal_year(moment) == year


def test_numbers_run_without_gaps_within_a_fiscal_year(here: Cast) -> None:
    april = datetime(2026, 4, 1, 9, 0, tzinfo=TOKYO)
    assert [next_number(AT), next_number(AT), next_number(april)] == ["2025-0001", "2025-0002", "2026-0001"]


def test_each_city_counts_for_itself(here: Cast, saijo_cast: Cast) -> None:
    assert [new_case(here).number, new_case(here).number] == ["2025-0001", "2025-0002"]
    with use(saijo_cast.city):
        assert new_case(saijo_cast).number == "2025-0001"


def test_the_ten_thousandth_number_has_five_digits(here: Cast) -> None:
    from case_core.cases.models import NumberSeries

    NumberSeries.objects.create(fiscal_year=2025, last=9_999)
    assert next_number(AT) == "2025-10000"
