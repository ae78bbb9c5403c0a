"""The documentation speaks of what there is: files, verbs, commands, words of the screen, terms."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import typer.main
from babel.messages.pofile import read_po

from mannaka.catalogues import LOCALE, words_in_use
from mannaka.cli import app
from mannaka.doctor.examine import CHECKS, CHECKS_OF_CITIES, CHECKS_WITH_DJANGO
from tests.docs.generated import commands, commands_page, doctor_page, rooms_page
from tests.docs.pages import ROOT, all_blocks, links_of, pages, screen_words_of, tutorials

LARGEST_PICTURE: Final = 200_000
TERM: Final = re.compile(r"\(([^()]*[\u3041-\u30ff\u3400-\u9fff][^()]*)\)")
HOMES_OF_TERMS: Final = ("models.py", "states.py", "roles.py", "topics.py", "day_types.py", "japanese.py")
PAGES: Final = [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in pages()]
TUTORIALS: Final = [pytest.param(page, id=page.name) for page in tutorials()]


@pytest.mark.parametrize("document", PAGES)
def test_links_lead_somewhere(document: Path) -> None:
    assert [target for target in links_of(document) if not (document.parent / target).exists()] == []


def test_the_readme_begins_with_what_a_bare_machine_needs() -> None:
    assert "`git make python3-venv`" in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[0]


def test_every_page_is_reached_from_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    reached = {(index.parent / target).resolve() for target in links_of(index)}
    unreached = [page for page in (ROOT / "docs").rglob("*.md") if page != index and page.resolve() not in reached]

    assert [page for page in unreached if page.parent.name != "adr"] == []


def test_pictures_are_small() -> None:
    pictures = sorted((ROOT / "docs" / "images").iterdir())

    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > LARGEST_PICTURE] == []


def test_the_generated_pages_are_current() -> None:
    reference = ROOT / "docs" / "reference"

    again = "run `python -m tests.docs.generated`"
    assert (reference / "commands.md").read_text(encoding="utf-8") == commands_page(), again
    assert (reference / "rooms.md").read_text(encoding="utf-8") == rooms_page(), again
    assert (reference / "doctor.md").read_text(encoding="utf-8") == doctor_page(), again


def test_each_check_of_the_doctor_says_what_it_asks_what_it_does_and_what_it_names() -> None:
    rows = [line for line in doctor_page().splitlines() if line.startswith("| ") and "`" in line]

    assert len(rows) == len({*CHECKS, *CHECKS_WITH_DJANGO, *CHECKS_OF_CITIES})
    assert [row for row in rows if not re.fullmatch(r"\| [^|]+\? \| (Refuse|Tell) [^|]+\. \| `[^|]+` \|", row)] == []


def test_make_has_every_verb_that_is_named() -> None:
    verbs = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {verb for page in pages() for verb in re.findall(r"[`\n]make ([a-z-]+)", page.read_text(encoding="utf-8"))}

    assert named - verbs == set()


def test_mannaka_has_every_command_and_option_that_is_named() -> None:
    known = dict(commands(typer.main.get_command(app), ("mannaka",)))
    named = [words for line in _lines_with_mannaka() for words in [_words_of(line)]]

    assert len(named) > 10
    assert [words for words in named if not _is_known(words, known)] == []


@pytest.mark.parametrize("tutorial", TUTORIALS)
def test_tutorials_name_the_words_of_the_screen(tutorial: Path) -> None:
    said = set(screen_words_of(tutorial))

    assert said - _screen_words("ja" if _is_japanese(tutorial) else "en") == set()


def test_how_to_pages_name_the_words_of_the_screen() -> None:
    pages_of_screens = [
        ROOT / "docs" / "how-to" / name for name in ("lost-second-factor.md", "when-a-server-is-down.md")
    ]
    said = {words for page in pages_of_screens for words in screen_words_of(page)}

    assert said
    assert said - _screen_words("en") == set()


def test_the_glossary_has_every_term_of_the_code() -> None:
    glossary = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
    terms = sorted(set(_terms_of_the_code()))

    assert len(terms) > 25
    assert [term for term in terms if term not in glossary] == []


def test_the_glossary_says_truly_where_things_live() -> None:
    glossary = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
    homes = set(re.findall(r"\| `([a-z_/]+)` \|$", glossary, re.MULTILINE))

    assert homes
    assert [home for home in homes if not (ROOT / home).is_dir()] == []


def _lines_with_mannaka() -> Iterator[str]:
    for block in all_blocks():
        joined = block.commands.replace("\\\n", " ")
        yield from re.findall(r"\.venv/bin/(mannaka [^|>)\n]*)", joined)
    for page in pages():
        yield from re.findall(r"`\.venv/bin/(mannaka [^`]*)`", page.read_text(encoding="utf-8"))


def _words_of(line: str) -> list[str]:
    return shlex.split(line.partition("$(")[0].rstrip('"'), comments=True)


def _is_known(words: list[str], known: dict[tuple[str, ...], Any]) -> bool:
    call = next((call for call in sorted(known, key=len, reverse=True) if tuple(words[: len(call)]) == call), None)
    if call is None:
        return False
    options = {option for parameter in known[call].params for option in parameter.opts}
    return all(word in options for word in words if word.startswith("--"))


def _is_japanese(page: Path) -> bool:
    return bool(re.search(r"^# .*[\u3041-\u30ff]", page.read_text(encoding="utf-8"), re.MULTILINE))


def _screen_words(language: str) -> set[str]:
    if language == "ja":
        return {str(message.id) for message in words_in_use() if isinstance(message.id, str)}
    with (LOCALE / "en" / "LC_MESSAGES" / "django.po").open("rb") as source:
        return {str(message.string) for message in read_po(source, locale="en")}


def _terms_of_the_code() -> Iterator[str]:
    for source in ROOT.glob("*/**/*.py"):
        if source.name in HOMES_OF_TERMS and source.relative_to(ROOT).parts[0] in {
            "platform",
            "tenants",
            "case_core",
            "cms",
        }:
            for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    yield from TERM.findall((ast.get_docstring(node) or "").partition("\n")[0])
