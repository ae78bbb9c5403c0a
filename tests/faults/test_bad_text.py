"""A megabyte, half a character, nothing at all: said at the field, and the rest of what was typed stays."""

from typing import Any
from urllib.parse import urlencode

import pytest

from mannaka_kit.ui.forms import PlainTextField
from tests.faults.forms_sent import Form, form_of, names_of_forms
from tests.permissions.fingerprints import changed, fingerprints
from tests.permissions.world import World

MEGABYTE = "あ" * 350_000
SECRETS = frozenset({"secret"})
HALF_A_CHARACTER = "一行目\n二行目\ud842"


def text_fields(form: Form) -> list[str]:
    """Return the written fields on the form's page; a button has no page of its own."""
    page = form.open()
    shown = page.context.get("form") if page.status_code == 200 and page.context else None
    fields = shown.fields.items() if shown else ()
    html = page.content.decode() if fields else ""
    return [name for name, field in fields if isinstance(field, PlainTextField) and f'name="{name}"' in html]


def errors_at(answer: Any, field: str) -> str:
    assert answer.status_code == 200
    return " ".join(answer.context["form"].errors.get(field, []))


@pytest.mark.parametrize("name", names_of_forms())
def test_a_pasted_megabyte_is_said_at_its_field(world: World, name: str) -> None:
    form = form_of(world, name)
    before = fingerprints(world.city)
    for field in text_fields(form):
        answer = form.send(**{field: MEGABYTE})
        assert "文字までにしてください。いまは350,000文字あります。" in errors_at(answer, field)
        # A secret is never shown again, not even to whoever typed it.
        assert (MEGABYTE in answer.content.decode()) == (field not in SECRETS)
    assert changed(before, fingerprints(world.city)) == set()


@pytest.mark.parametrize("name", names_of_forms())
def test_half_a_character_is_said_at_its_field(world: World, name: str) -> None:
    form = form_of(world, name)
    before = fingerprints(world.city)
    for field in text_fields(form):
        # As a broken program would send it; a browser sends U+FFFD itself.
        sent = urlencode({**form.body, field: HALF_A_CHARACTER}, errors="surrogatepass")
        answer = form.client.post(form.path, sent, content_type="application/x-www-form-urlencoded")
        assert "読み取れない文字" in errors_at(answer, field)
    assert changed(before, fingerprints(world.city)) == set()


def test_most_forms_have_something_to_write(world: World) -> None:
    written = [name for name in names_of_forms() if text_fields(form_of(world, name))]
    assert len(written) >= 12


@pytest.mark.parametrize("number", ["9" * 40, "9" * 19, "0"])
def test_a_number_that_no_table_holds_is_a_page_that_is_not_there(world: World, number: str) -> None:
    centre = next(world.visitors("centre"))
    assert centre.get(f"/staff/cases/{number}/").status_code == 404


@pytest.mark.parametrize("query", ["q=%00", "q=%ED%A1%82", "page=99999999999999999999", "page=-1", "owner=x", "sort=;"])
def test_a_bad_word_in_an_address_breaks_no_list(world: World, query: str) -> None:
    for path, visitor in (("/staff/cases/", "centre"), ("/staff/audit/", "auditor"), ("/staff/", "own_section")):
        assert next(world.visitors(visitor)).get(f"{path}?{query}").status_code == 200
    for path in ("/staff/settings/staff/", "/staff/settings/sections/"):
        assert next(world.visitors("administrator")).get(f"{path}?{query}").status_code == 200
