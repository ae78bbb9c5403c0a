"""The table is whole: every address of a city stands in it, and nothing else does."""

from collections import Counter

from tests.permissions.addresses import by_name, every_address
from tests.permissions.requests_sent import BODIES
from tests.permissions.table import COLUMNS, NOTHING, TOKENS, city_rows, wagtail_names

SECTIONS = ("open to administrators", "the way in", "closed")


def named_in_city_table() -> set[str]:
    return {row[0] for row in city_rows()}


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    written = named_in_city_table().union(*(wagtail_names(section) for section in SECTIONS))
    assert written == set(by_name())


def test_wagtails_names_are_those_under_its_own_prefix() -> None:
    below = {address.name for address in every_address() if address.route.startswith("cms/")}
    assert set().union(*(wagtail_names(section) for section in SECTIONS)) == below


def test_every_row_says_something_in_every_column() -> None:
    for row in city_rows():
        assert len(row) == 2 + len(COLUMNS), row
        assert set(row[2:-1]) <= TOKENS, row
        assert row[-1] in TOKENS | {NOTHING}, row


def test_every_address_of_the_city_is_asked_with_both_verbs_once() -> None:
    asked = Counter((row[0], row[1]) for row in city_rows())
    assert asked == {(name, verb): 1 for name in named_in_city_table() for verb in ("GET", "POST")}


def test_only_an_address_without_an_id_has_nothing_to_ask_of_another_citys_ids() -> None:
    addresses = by_name()
    ids = {name for name, found in addresses.items() if found[0].parameters or name == "wagtaildocs_serve"}
    without = {row[0] for row in city_rows() if row[-1] == NOTHING}
    # A step of the citizen's form and a chart are named, not numbered; a page of the city is asked by its path.
    assert without == named_in_city_table() - ids | {"booking:step", "eservices:step", "reporting:chart"}


def test_no_name_stands_in_two_sections_of_wagtails() -> None:
    names = [name for section in SECTIONS for name in wagtail_names(section)]
    assert len(names) == len(set(names))


def test_every_form_that_is_sent_belongs_to_a_row() -> None:
    assert set(BODIES) <= named_in_city_table()
