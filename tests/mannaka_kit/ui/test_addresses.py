"""Addresses that are worked out once."""

import pytest
from django.urls import NoReverseMatch, reverse

from mannaka_kit.ui.addresses import address_of, address_of_record


@pytest.mark.parametrize("name", ["console:day", "console:cases", "intake:new"])
def test_the_address_of_a_page_is_the_one_of_the_address_book(name: str) -> None:
    assert address_of(name) == address_of(name) == reverse(name)


@pytest.mark.parametrize("record", [1, 27, 123_456_789_012])
def test_the_address_of_a_record_holds_its_number(record: int) -> None:
    assert address_of_record("console:case", record) == reverse("console:case", args=[record])
    assert address_of_record("console:rounds", record) == reverse("console:rounds", args=[record])


def test_a_page_that_there_is_not_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address_of("console:nowhere")
    with pytest.raises(NoReverseMatch):
        address_of_record("console:day", 3)
