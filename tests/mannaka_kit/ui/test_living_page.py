"""The living page shows the whole kit: every tag, every filter, every stylesheet, in every face."""

import re
from pathlib import Path

import pytest
from django.test import Client, override_settings

from mannaka_kit.ui.living.registry import FACES, SPECIMENS
from mannaka_kit.ui.living.samples import LONG_NAME
from mannaka_kit.ui.living.tokens import STYLES, colours, contrast, sizes, spaces
from mannaka_kit.ui.templatetags.ui import register
from mannaka_tenancy import Tenant

PAGES = {"public": "/ui/", "console": "/ui/console/", "plain": "/ui/plain/"}
TEMPLATES = Path(STYLES).parents[2] / "templates" / "ui" / "living"
# Only inside others, or only for those who hear.
UNSEEN = {"print.css"}


@pytest.fixture
def pages(db: None, imabari: Tenant) -> dict[str, str]:
    client = Client(headers={"host": imabari.host, "accept-language": "ja"})
    asked = {**PAGES, "other": "/ui/?errors=1", "other console": "/ui/console/?errors=1"}
    with override_settings(MANNAKA_LIVING_PAGE=True):
        return {name: client.get(path).content.decode() for name, path in asked.items()}


def test_every_tag_and_filter_of_the_library_is_drawn() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
    drawn_tags = set(re.findall(r"{%\s*(\w+)", sources))
    drawn_filters = set(re.findall(r"\|(\w+)", sources))

    assert sorted(set(register.tags) - drawn_tags) == []
    assert sorted(set(register.filters) - drawn_filters) == []


def test_every_template_of_the_page_belongs_to_a_specimen_or_the_frame() -> None:
    known = {f"{specimen.key}.html" for specimen in SPECIMENS} | {f"page_{face}.html" for face in FACES}
    assert {path.name for path in TEMPLATES.glob("*.html")} == known | {"body.html", "account.html"}


def test_every_stylesheet_stands_in_the_registry() -> None:
    listed = [f"{name}.css" for specimen in SPECIMENS for name in specimen.styles] + [
        f"{n}.css" for n in FACES.values()
    ]
    assert sorted(listed) == sorted(path.name for path in STYLES.glob("*.css"))


@pytest.mark.parametrize("name", sorted(path.name for path in STYLES.glob("*.css")))
def test_every_stylesheet_is_linked_and_something_on_a_page_wears_it(name: str, pages: dict[str, str]) -> None:
    drawn = "".join(pages.values())
    assert f"ui/css/{name}" in drawn
    selectors = set(re.findall(r"\.([a-z][\w-]+)", (STYLES / name).read_text(encoding="utf-8")))
    worn = {part for classes in re.findall(r'class="([^"]*)"', drawn) for part in classes.split()}
    assert name in UNSEEN | {"tokens.css"} or selectors & worn


@pytest.mark.parametrize("state", ["disabled", "aria-current", "field--error", LONG_NAME, "empty", "opening--open"])
def test_the_states_are_there(state: str, pages: dict[str, str]) -> None:
    for face in PAGES:
        assert state in pages[face] + pages["other"]


def test_nothing_breaks_the_strict_policy(pages: dict[str, str]) -> None:
    for page in pages.values():
        assert not re.search(r"<style|<script(?![^>]*src=)| style=| on[a-z]+=", page)


def test_contrast_is_computed_as_the_guidelines_say() -> None:
    assert contrast("#000000", "#ffffff") == 21.0
    assert contrast("#767676", "#ffffff") == 4.54
    found = {colour.name: colour for colour in colours()}
    assert found["blue-900"].use == found["red-900"].use == found["green-800"].use == "text"
    assert found["gray-200"].use == "ground"
    assert spaces()[0].pixels == 4
    assert "size-body" in sizes()


@pytest.mark.parametrize("path", PAGES.values())
def test_outside_the_demo_there_is_no_such_page(path: str, db: None, imabari: Tenant) -> None:
    assert Client(headers={"host": imabari.host}).get(path).status_code == 404


def test_both_languages(db: None, imabari: Tenant) -> None:
    client = Client(headers={"host": imabari.host, "accept-language": "en"})
    with override_settings(MANNAKA_LIVING_PAGE=True):
        assert "<h1>Components</h1>" in client.get("/ui/").content.decode()
