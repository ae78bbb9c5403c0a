"""What every answer carries: nothing of staff's is kept by a cache, one strict policy, guarded cookies."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import transaction

from tests.permissions.addresses import by_name
from tests.permissions.asking import ask
from tests.permissions.served import production_settings
from tests.permissions.table import Cell, city_cells, wagtail_cells
from tests.permissions.world import VISITORS, World

if TYPE_CHECKING:
    from http.cookies import Morsel

ADDRESSES = by_name()
STRICT = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
# Files have policies of their own, and a picture's name changes with the picture.
PICTURE, DOCUMENT = "city_picture", "wagtaildocs_serve"
SEALED_IN = {"default-src": ["'none'"], "style-src": ["'none'"], "sandbox": []}
FILE_POLICIES = {
    PICTURE: {"default-src": ["'none'"], "sandbox": []},
    DOCUMENT: {"default-src": ["'none'"]},
    "attachments:open": SEALED_IN,
    "attachments:original": SEALED_IN,
    "conversations:file": SEALED_IN,
}
# What a page that hears of news says of itself; no other page may reach a stream.
LISTENS = b"data-topics="
# The address that a telephone opens has a number in it: nobody learns it from the next request.
POP = "calls:pop"
# A letter's address opens it: the next request learns the host, which its forms need, and nothing else.
LETTERS = "letter:"
Answer = tuple[Cell, Any]


@pytest.fixture(scope="module")
def answers(built: World) -> Iterator[list[Answer]]:
    """Ask everything of the city as a stranger, a clerk and the administrator, and of Wagtail what each may see."""
    asked = [cell for cell in city_cells() if cell.visitor in ("anonymous", "centre", "administrator")]
    asked += [cell for cell in wagtail_cells() if cell.verb == "GET" and cell.visitor == "administrator"]
    with transaction.atomic():
        yield [(cell, answer) for cell in asked for answer in _ask(built, cell)]
        transaction.set_rollback(True)


def _ask(world: World, cell: Cell) -> list[Any]:
    with transaction.atomic():
        found = [answer for address in ADDRESSES[cell.name] for answer in ask(world, cell, address)]
        transaction.set_rollback(True)
    return found


def policy_of(response: Any) -> dict[str, list[str]]:
    directives = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in directives}


def live_policy(response: Any) -> dict[str, list[str]]:
    """Return the policy of a page that hears of news: it may also reach the streams of its own host."""
    host = response.wsgi_request.get_host().partition(":")[0]
    return STRICT | {"connect-src": ["'self'", f"http://{host}:{settings.MANNAKA_LIVE_PORT}"]}


def listens(response: Any) -> bool:
    return not response.streaming and LISTENS in response.content


def is_wagtails(answer: Answer) -> bool:
    return bool(answer[1].wsgi_request.path.startswith("/cms/"))


def test_no_cache_keeps_what_somebody_signed_in_was_shown(answers: list[Answer]) -> None:
    # A calendar is read by programs that sign in nowhere: they may keep it, and ask each time whether it is the same.
    kept = {PICTURE, "calendar:feed"}
    shown = [(cell, response) for cell, response in answers if cell.visitor in VISITORS and cell.name not in kept]
    assert len(shown) > 300
    for cell, response in shown:
        kept_out = {word.strip() for word in response.headers.get("Cache-Control", "").split(",")}
        assert {"no-store", "private"} <= kept_out, cell


def test_every_page_of_the_city_has_the_one_strict_policy(answers: list[Answer]) -> None:
    pages = [answer for answer in answers if not is_wagtails(answer)]
    assert len(pages) > 300
    for cell, response in pages:
        own = FILE_POLICIES.get(cell.name) if response.status_code == 200 else None
        assert policy_of(response) == (own or (live_policy(response) if listens(response) else STRICT)), cell


def test_staff_hear_of_news_and_citizens_pages_reach_no_stream(answers: list[Answer]) -> None:
    hearing = {cell.name for cell, response in answers if listens(response)}
    assert {"console:day", "console:case", "console:inbox", "intake:new"} <= hearing
    assert not [cell for cell, response in answers if cell.visitor == "anonymous" and listens(response)]


def test_wagtails_pages_run_no_inline_script_and_load_from_nowhere_else(answers: list[Answer]) -> None:
    pages = [answer for answer in answers if is_wagtails(answer)]
    assert len(pages) > 150
    for cell, response in pages:
        policy = policy_of(response)
        assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == ["'none'"], cell
        for name, sources in policy.items():
            allowed = {"'none'", "'self'", "data:", "blob:"}
            # The rich-text editor writes <style> elements; scripts of Wagtail's own templates are known by their hash.
            allowed |= {"'unsafe-inline'"} if name == "style-src-elem" else set()
            known = {source for source in sources if name == "script-src" and source.startswith("'sha256-")}
            assert set(sources) - known <= allowed, (cell, name)


def test_every_answer_says_what_it_is_and_who_may_know_where_one_came_from(answers: list[Answer]) -> None:
    for cell, response in answers:
        assert response.headers["X-Content-Type-Options"] == "nosniff", cell
        assert response.headers["Referrer-Policy"] == _told_of_where_one_came_from(cell), cell


def _told_of_where_one_came_from(cell: Cell) -> str:
    if cell.name.startswith(LETTERS) and cell.expected != "405":
        return "strict-origin"
    return "no-referrer" if (cell.name, cell.verb) == (POP, "GET") and cell.expected != "no" else "same-origin"


def test_no_script_can_read_a_cookie_and_no_other_site_can_send_one(answers: list[Answer]) -> None:
    given: dict[str, Morsel[str]] = {}
    for _cell, response in answers:
        given |= {name: morsel for name, morsel in response.cookies.items() if morsel.value}
    expected = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, "messages"}
    assert set(given) == expected
    for morsel in given.values():
        assert (morsel["httponly"], morsel["samesite"], morsel["path"], morsel["domain"]) == (True, "Lax", "/", "")


def test_a_served_city_sends_its_cookies_over_tls_only() -> None:
    served = production_settings()
    for kind in ("SESSION", "CSRF", "LANGUAGE"):
        assert served[f"{kind}_COOKIE_SECURE"] is True
    assert served["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert served["CSRF_COOKIE_NAME"].startswith("__Host-")
