"""Every operation with every scope and every role: a token needs both, and nothing less opens it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from pytest_django import DjangoDbBlocker

from case_core.desk.models import Room
from case_core.printing.codes import code_for
from mannaka_kit.rest.openapi import schema_in
from mannaka_tenancy import Tenant, use
from tenants.api_tokens.scopes import Scope
from tests.api.conftest import Program
from tests.api.doors_of_bookings import DOORS_OF_BOOKINGS, things_to_book
from tests.api.doors_of_booths import DOORS_OF_BOOTHS, booths_to_name
from tests.api.doors_of_calls import DOORS_OF_CALLS, calls_to_name
from tests.api.doors_of_channels import DOORS_OF_CHANNELS, channels_to_name
from tests.api.doors_of_conversations import DOORS_OF_CONVERSATIONS, conversations_to_name
from tests.api.doors_of_deliveries import DOORS_OF_DELIVERIES, deliveries_to_name
from tests.api.doors_of_hours import DOORS_OF_HOURS, HOLIDAYS, hours_to_name
from tests.api.doors_of_keeping import keeping_to_name
from tests.api.doors_of_knowledge import DOORS_OF_KNOWLEDGE, answers_to_name
from tests.api.doors_of_listening import DOORS_OF_LISTENING, sessions_to_name
from tests.api.doors_of_meetings import DOORS_OF_MEETINGS, meeting_served, meetings_to_name
from tests.api.doors_of_partners import DOORS_OF_PARTNERS, partners_to_name
from tests.api.doors_of_people import DOORS_OF_PEOPLE, people_to_name
from tests.api.doors_of_places import DOORS_OF_PLACES, places_to_name
from tests.api.doors_of_reception import DOORS_OF_RECEPTION, reception_to_name
from tests.api.doors_of_roster import DOORS_OF_ROSTER, roster_to_name
from tests.api.doors_of_settings import DOORS_OF_SETTINGS, FILES_OF_SETTINGS, settings_to_name
from tests.api.doors_of_sharing import DOORS_OF_SHARING, shares_to_name
from tests.api.doors_of_words import DOORS_OF_WORDS, words_to_name
from tests.api.kept_apart_doors import DOORS_KEPT_APART, things_kept_apart
from tests.case_core.attachments import samples
from tests.support.calls import a_room, arrived, called
from tests.support.cases import AT, acknowledged, asking_for_time, bounced, closed, handed_over, new_case
from tests.support.cast import Cast, cast_of
from tests.support.files import checked
from tests.support.heads import head_of_centre
from tests.support.incidents import incident
from tests.support.receiving import a_relative
from tests.support.safety import a_step, shielded

CENTRE, SECTION = frozenset({"aoi"}), frozenset({"ren"})
EVERYBODY = frozenset({"aoi", "ren", "yui", "mio", "sora"})
REASON = {"reason": "続きがある"}
CONTACT = {"channel": "telephone", "direction": "incoming", "words": "話"}
LETTER = {"reason": "確認", "story": "話", "consent": "spoken", "due_on": "2026-01-20"}
WISH = {"until": "2026-02-20", "reason": "照会中"}
CALL = {"section_id": "{tax}", "room_id": "{room}", "purpose": "いっしょに聞いてほしい"}
SHIELD = {"kind": "dv", "safe_way": "counter", "valid_from": "2026-01-13", "review_on": "2026-07-13"}
FACTS = {"happened_at": "2026-01-13T09:00:00+09:00", "place": "窓口", "who": "職員に", "what": "机をたたいた"}
DECISION = {"decision": "two_clerks", "words": "2人で受ける"}
LINE = {"answer": "12月のお返事のとおりです", "last_day": "2026-03-31"}
# verb, path, what is sent, the scope, who of the cast may
DOORS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("POST", "matters/", {"channel": "web", "topic": "money", "body": "相談"}, Scope.CASES_WRITE, CENTRE),
    ("GET", "cases/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "cases/search/", {"words": "住民税"}, Scope.CASES_READ, CENTRE),
    ("GET", "cases/{case}/", {}, Scope.CASES_READ, CENTRE),
    ("GET", "cases/{case}/contacts/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "cases/{case}/contacts/", CONTACT, Scope.CASES_WRITE, CENTRE),
    ("POST", "cases/{case}/assign/", {"owner_id": "{nagi}", "seen_owner_id": None}, Scope.CASES_WRITE, CENTRE),
    ("POST", "cases/{case}/title/", {"title": "新しい件名", "seen_title": "{title}"}, Scope.CASES_WRITE, CENTRE),
    ("POST", "cases/{case}/reply/", {"body": "お返事"}, Scope.CASES_WRITE, CENTRE),
    ("POST", "cases/{case}/read/", {"seen_message_at": "2026-01-13T09:00:00+09:00"}, Scope.CASES_WRITE, CENTRE),
    ("POST", "cases/{case}/close/", {"outcome": "listened"}, Scope.CASES_WRITE, CENTRE),
    ("POST", "cases/{closed}/reopen/", REASON, Scope.CASES_WRITE, CENTRE),
    ("GET", "cases/{case}/handovers/", {}, Scope.HANDOVERS_READ, CENTRE),
    ("POST", "cases/{case}/handovers/", {**LETTER, "section_id": "{tax}"}, Scope.HANDOVERS_WRITE, CENTRE),
    ("GET", "cases/{case}/rounds/", {}, Scope.HANDOVERS_READ, CENTRE),
    ("POST", "cases/{case}/promise/", {"promised_on": "2026-01-20"}, Scope.CASES_WRITE, CENTRE),
    ("POST", "handovers/{taken}/extension/", WISH, Scope.HANDOVERS_WRITE, SECTION),
    ("POST", "handovers/{asking}/extension/answer/", {"decision": "grant"}, Scope.HANDOVERS_WRITE, CENTRE),
    ("POST", "handovers/{bounced}/allow-return/", REASON, Scope.HANDOVERS_WRITE, CENTRE),
    ("POST", "handovers/{sent}/waive/", REASON, Scope.HANDOVERS_WRITE, CENTRE),
    ("GET", "handovers/", {}, Scope.HANDOVERS_READ, SECTION | {"yui"}),
    ("GET", "handovers/{sent}/", {}, Scope.HANDOVERS_READ, SECTION),
    ("POST", "handovers/{sent}/acknowledge/", {}, Scope.HANDOVERS_WRITE, SECTION),
    ("POST", "handovers/{taken}/report/", {"result": "done", "report": "対応した"}, Scope.HANDOVERS_WRITE, SECTION),
    ("POST", "handovers/{taken}/return/", {**REASON, "superior": "課長"}, Scope.HANDOVERS_WRITE, SECTION),
    ("GET", "cases/{case}/sheet/?sheet=history", {}, Scope.CASES_READ, CENTRE),
    ("POST", "carried/", {"code": "{code}"}, Scope.HANDOVERS_READ, SECTION),
    ("GET", "cases/{case}/attachments/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "cases/{case}/attachments/", {"file": "メモ.txt", "note": "メモ"}, Scope.CASES_WRITE, CENTRE),
    ("GET", "attachments/{file}/", {}, Scope.CASES_READ, CENTRE),
    ("GET", "attachments/{file}/content/", {}, Scope.CASES_READ, CENTRE),
    ("GET", "attachments/{file}/original/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "attachments/{file}/remove/", REASON, Scope.CASES_WRITE, CENTRE),
    ("GET", "figures/", {}, Scope.FIGURES_READ, CENTRE | {"mio"}),
    ("GET", "cases/{case}/summonses/", {}, Scope.SUMMONSES_READ, CENTRE),
    ("POST", "cases/{case}/summonses/", CALL, Scope.SUMMONSES_WRITE, CENTRE),
    ("GET", "summonses/", {}, Scope.SUMMONSES_READ, CENTRE | SECTION | {"yui"}),
    ("GET", "summonses/{call}/", {}, Scope.SUMMONSES_READ, CENTRE | SECTION),
    ("POST", "summonses/{call}/answer/", {"minutes": 5}, Scope.SUMMONSES_WRITE, SECTION),
    ("POST", "summonses/{call}/decline/", REASON, Scope.SUMMONSES_WRITE, SECTION),
    ("POST", "summonses/{call}/arrival/", {}, Scope.SUMMONSES_WRITE, CENTRE | SECTION),
    ("POST", "summonses/{there}/leaving/", {}, Scope.SUMMONSES_WRITE, CENTRE | SECTION),
    ("POST", "summonses/{there}/sit-in/", {}, Scope.SUMMONSES_WRITE, CENTRE),
    ("POST", "summonses/{call}/withdraw/", {}, Scope.SUMMONSES_WRITE, CENTRE),
    ("GET", "cases/{shielded}/shield/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "cases/{case}/shield/", SHIELD, Scope.CASES_WRITE, CENTRE),
    ("POST", "cases/{shielded}/shield/lift/", REASON, Scope.CASES_WRITE, CENTRE),
    ("GET", "cases/{fled}/people/{fled_place}/shield/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "cases/{fled}/people/{fled_place}/shield/", SHIELD, Scope.CASES_WRITE, CENTRE),
    ("POST", "cases/{fled}/people/{fled_place}/shield/lift/", REASON, Scope.CASES_WRITE, CENTRE),
    ("GET", "cases/{case}/risks/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "cases/{case}/risks/", {"kind": "food", "signs": "食べていない"}, Scope.CASES_WRITE, CENTRE),
    ("POST", "must-dos/{step}/tick/", {}, Scope.CASES_WRITE, CENTRE),
    ("GET", "cases/{case}/talks/", {}, Scope.CASES_READ, CENTRE),
    ("POST", "cases/{case}/talks/", {"ending": "agreed", "minutes": 10}, Scope.CASES_WRITE, CENTRE),
    ("GET", "cases/{case}/incidents/", {}, Scope.INCIDENTS_READ, CENTRE),
    ("POST", "cases/{case}/incidents/", FACTS, Scope.INCIDENTS_WRITE, CENTRE),
    ("POST", "incidents/{incident}/decide/", DECISION, Scope.INCIDENTS_WRITE, CENTRE),
    ("POST", "cases/{case}/agreed-line/", LINE, Scope.INCIDENTS_WRITE, CENTRE),
    *DOORS_OF_BOOTHS,
    *DOORS_OF_CALLS,
    *DOORS_OF_MEETINGS,
    *DOORS_OF_CHANNELS,
    *DOORS_OF_CONVERSATIONS,
    *DOORS_OF_DELIVERIES,
    *DOORS_OF_HOURS,
    *DOORS_OF_RECEPTION,
    *DOORS_OF_ROSTER,
    *DOORS_KEPT_APART,
    *DOORS_OF_PEOPLE,
    *DOORS_OF_SHARING,
    *DOORS_OF_KNOWLEDGE,
    *DOORS_OF_LISTENING,
    *DOORS_OF_BOOKINGS,
    *DOORS_OF_SETTINGS,
    *DOORS_OF_PARTNERS,
    *DOORS_OF_PLACES,
    *DOORS_OF_WORDS,
    ("GET", "sections/", {}, Scope.ORGANISATION_READ, EVERYBODY),
    ("GET", "sections/{tax}/", {}, Scope.ORGANISATION_READ, EVERYBODY),
]
MAKERS = (
    booths_to_name,
    calls_to_name,
    meetings_to_name,
    channels_to_name,
    conversations_to_name,
    deliveries_to_name,
    hours_to_name,
    reception_to_name,
    things_kept_apart,
    partners_to_name,
    people_to_name,
    shares_to_name,
    sessions_to_name,
    roster_to_name,
    keeping_to_name,
    things_to_book,
    settings_to_name,
    places_to_name,
    words_to_name,
    answers_to_name,
)
FILES = {"syukujitsu.csv": HOLIDAYS, **FILES_OF_SETTINGS}
DOOR = pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door[0]} {door[1]}")


@pytest.fixture(scope="module")
def furnished(
    both_cities: dict[str, Tenant], django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Cast, dict[str, Any]]]:
    """Make everything once, in a transaction that is never committed; each test takes back what it did."""
    with time_machine.travel(AT, tick=False), django_db_blocker.unblock(), transaction.atomic():
        cast = cast_of(both_cities["382027"])
        yield cast, things(cast)
        transaction.set_rollback(True)


@pytest.fixture
def cast(furnished: tuple[Cast, dict[str, Any]]) -> Iterator[Cast]:
    with taken_back():
        yield furnished[0]


@pytest.fixture
def ids(furnished: tuple[Cast, dict[str, Any]]) -> dict[str, Any]:
    return furnished[1]


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def things(cast: Cast) -> dict[str, Any]:
    """Make one of everything that a path can name."""
    with use(cast.city):
        count = Room.objects.count()
        first, second, free = (a_room(cast, f"室{count + number}") for number in range(3))
        sent = handed_over(cast, new_case(cast))
        head_of_centre(cast, "aoi")
        return {
            "case": new_case(cast).pk,
            "title": new_case(cast).title,
            "closed": closed(cast, new_case(cast)).pk,
            "sent": sent.pk,
            "code": code_for(sent, actor=cast.aoi, at=AT)[0],
            "taken": acknowledged(cast, new_case(cast)).pk,
            "asking": asking_for_time(cast, new_case(cast)).pk,
            "bounced": handed_over(cast, bounced(cast, times=2)).pk,
            "call": called(cast, new_case(cast), room=first).pk,
            "there": arrived(cast, new_case(cast), room=second).pk,
            "room": free.pk,
            "shielded": shielded(cast, new_case(cast)).person.cases.get().pk,
            **_fled(cast),
            "step": a_step(cast, new_case(cast)).pk,
            "incident": incident(cast, new_case(cast)).pk,
            "file": checked(cast, new_case(cast), name="通知.pdf", content=samples.pdf(1)).pk,
            "tax": cast.tax.pk,
            "nagi": cast.users["nagi"].pk,
            **{name: thing for make in MAKERS for name, thing in make(cast).items()},
        }


def _fled(cast: Cast) -> dict[str, int]:
    place = a_relative(cast, new_case(cast), name="娘", relation="長女")
    shielded(cast, place.case, place=place)
    return {"fled": place.case_id, "fled_place": place.pk}


def ask(reader: Program, door: Any, ids: dict[str, Any]) -> Any:
    verb, path, told, _scope, _roles = door
    path = path.format(**ids)
    filled = {name: _filled(value, ids) for name, value in told.items()}
    if "file" in filled:
        filled["file"] = SimpleUploadedFile(filled["file"], FILES.get(filled["file"], b"text"))
    if verb == "GET":
        return reader.get(path)
    with meeting_served(path):
        return reader.post(path, filled)


def _filled(value: Any, ids: dict[str, Any]) -> Any:
    return ids[value[1:-1]] if isinstance(value, str) and value.startswith("{") else value


@DOOR
def test_the_right_scope_and_role_open_it_and_no_other_role_does(
    cast: Cast, program: Callable[..., Program], ids: dict[str, Any], door: Any
) -> None:
    _verb, _path, _told, scope, roles = door
    for who in sorted(EVERYBODY - roles):
        answer = ask(program(who, scope), door, ids)
        hidden = who == "yui" and "ren" in roles
        assert answer.status_code == (404 if hidden else 403), (who, answer.content)
    for who in sorted(roles):
        # What one has done, the next could not do again.
        with taken_back():
            answer = ask(program(who, scope), door, ids)
            assert answer.status_code in (200, 201), (who, answer.content)
            assert "no-store" in answer["Cache-Control"]


@DOOR
def test_every_scope_but_its_own_leaves_it_closed(
    cast: Cast, program: Callable[..., Program], ids: dict[str, Any], door: Any
) -> None:
    others = [scope for scope in Scope if scope != door[3]]
    answer = ask(program(min(door[4]), *others), door, ids)
    assert (answer.status_code, answer.json()["code"]) == (403, "token.scope_missing")


@DOOR
def test_without_a_token_it_is_closed(cast: Cast, ids: dict[str, Any], door: Any) -> None:
    assert ask(Program(cast.city, ""), door, ids).status_code == 401


def shape(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path.partition("?")[0])


def test_the_table_knows_every_operation() -> None:
    paths = schema_in("ja")["paths"]
    described = {(method.upper(), shape(path)) for path, methods in paths.items() for method in methods}
    assert described == {(verb, shape(f"/api/v1/{path}")) for verb, path, *_rest in DOORS}
