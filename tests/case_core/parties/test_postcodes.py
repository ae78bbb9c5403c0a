"""A postcode is read however it is typed, and told apart from what is none."""

import pytest

from case_core.parties.errors import PostcodeError
from case_core.parties.postcodes import read_postcode


@pytest.mark.parametrize(
    "typed", ["794-8511", "7948511", "７９４－８５１１", "７９４８５１１", "〒794-8511", " 794 8511 ", "794ー8511"]
)
def test_width_and_hyphens_do_not_matter(typed: str) -> None:
    assert read_postcode(typed) == "794-8511"


def test_nothing_stays_nothing() -> None:
    assert read_postcode("　") == ""


@pytest.mark.parametrize("typed", ["794", "794-851", "79-48511", "今治市", "794-85111", "٧٩٤-٨٥١١"])
def test_what_has_not_seven_digits_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(PostcodeError) as caught:
        read_postcode(typed)
    assert caught.value.field == "postcode"
    assert "7けた" in str(caught.value)
