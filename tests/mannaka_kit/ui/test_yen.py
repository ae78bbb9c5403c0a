"""An amount of money as people write it."""

import pytest

from mannaka_kit.ui.forms import CalmForm
from mannaka_kit.ui.forms.yen import YenField


class MoneyForm(CalmForm):
    amount = YenField(label="金額", required=False)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12000", 12_000),
        ("１２，０００円", 12_000),
        ("¥1,234,567", 1_234_567),
        (" 0 ", 0),
        ("", None),
        ("9,999,999,999", 9_999_999_999),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: int | None) -> None:
    form = MoneyForm({"amount": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount"] == amount


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-500", "0円以上"),
        ("▲５００", "0円以上"),
        ("三万円", "数字で"),
        ("12a", "数字で"),
        ("1.5", "数字で"),
        ("10000000000", "9,999,999,999円まで"),
        ("9" * 400, "数字で"),
        ("\ud800", "数字で"),
    ],
)
def test_what_is_no_amount_is_said_and_stays_in_the_field(typed: str, said: str) -> None:
    form = MoneyForm({"amount": typed})
    assert said in str(form.errors["amount"])
    shown = str(form["amount"])
    assert typed.replace("\ud800", "\ufffd") in shown


def test_an_amount_that_is_known_is_shown_with_its_thousands_apart() -> None:
    assert 'value="1,234,567"' in str(MoneyForm(initial={"amount": 1_234_567})["amount"])
