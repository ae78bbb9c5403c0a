from datetime import date

import pytest
from django.core.exceptions import ValidationError

from mannaka_kit.ui.forms import EraDateField

FIELD = EraDateField(required=False)


@pytest.mark.parametrize(
    "typed",
    ["昭和30年4月1日", "S30.4.1", "ｓ３０．４．１", "s30/4/1", "1955-04-01", "1955年4月1日", "19550401", " 1955/4/1 "],
)
def test_a_day_is_one_day_however_it_is_typed(typed: str) -> None:
    assert FIELD.clean(typed) == date(1955, 4, 1)


@pytest.mark.parametrize("typed", ["平成40年1月1日", "H40.1.1", "昭和65年1月1日", "平成31年5月1日", "大正元年7月1日"])
def test_a_day_that_its_era_never_had_is_said_so(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        FIELD.clean(typed)
    assert "この年号に、その日付はありません" in str(caught.value)


@pytest.mark.parametrize("typed", ["きのう", "昭和", "S30", "2026-02-30", "1955.13.1", "99999999"])
def test_what_is_no_day_is_shown_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        FIELD.clean(typed)
    assert "例：昭和30年4月1日" in str(caught.value)


def test_nothing_is_no_day() -> None:
    assert [FIELD.clean(typed) for typed in ("", None, "　")] == [None, None, None]


def test_a_known_day_is_shown_by_its_era_and_typed_text_as_typed() -> None:
    assert FIELD.prepare_value(date(1989, 1, 8)) == "平成元年1月8日"
    assert FIELD.prepare_value("平成40年1月1日") == "平成40年1月1日"
