"""What the benchmark does inside the product before anything is measured (runs in a worker process)."""

from collections.abc import Iterator
from typing import Any

from mannaka_tenancy import use
from tests.benchmarks.cases.copying import copy_rows
from tests.benchmarks.cases.matters import matters

AT_ONCE = 500
GRANTS = 200


def fill(*, host: str, count: int) -> dict[str, Any]:
    """Give a city its people, cases, contacts and statements; return its schema and the tables that were filled."""
    from case_core.cases.models import Case, Contact, Statement
    from case_core.parties.models import Person
    from tests.support.cast import cast_of

    city = _city(host)
    with use(city):
        clerk_id = cast_of(city).users["aoi"].pk
        copy_rows(Person, _people(count))
        copy_rows(Case, _cases(count, clerk_id))
        copy_rows(Contact, _contacts(count, clerk_id))
        copy_rows(Statement, _statements(count))
    models = (Person, Case, Contact, Statement)
    return {"schema": city.schema, "tables": [model._meta.db_table for model in models]}


def index(*, host: str, part: int, parts: int, count: int) -> int:
    """Index one part of a city's cases for the search, as the product does it."""
    from case_core.search.actions.index_cases import index_cases
    from mannaka_kit import clock

    numbers = range(1 + part, count + 1, parts)
    with use(_city(host)):
        for first in range(0, len(numbers), AT_ONCE):
            index_cases(case_ids=list(numbers[first : first + AT_ONCE]), at=clock.now())
    return len(numbers)


def sign_in(*, host: str, username: str = "aoi") -> dict[str, str]:
    """Return the cookies of a clerk who has signed in."""
    from tenants.accounts.models import User
    from tests.support.browsing import Desk

    city = _city(host)
    with use(city):
        desk = Desk(city, User.objects.get(username=username))
    return {name: morsel.value for name, morsel in desk.client.cookies.items()}


def _people(count: int) -> Iterator[dict[str, Any]]:
    from case_core.parties.folding import FOLDED, fold_person
    from case_core.parties.models import Person

    for told in matters(count):
        plain = {"name": told.text.name, "name_kana": told.text.kana, "telephone": told.text.telephone}
        person = Person(**plain)
        fold_person(person)
        folded = {name: getattr(person, name) for name in FOLDED}
        yield {"id": told.number, "added_at": told.at, **plain, **folded}


def _cases(count: int, clerk_id: int) -> Iterator[dict[str, Any]]:
    for told in matters(count):
        ended = {"status": "closed", "outcome": "informed", "closed_at": told.at, "closed_by_id": clerk_id}
        yield {
            "id": told.number,
            "number": f"{told.at.year}-{told.number:06d}",
            "title": told.text.title,
            "topic": told.topic,
            "channel": told.channel,
            "party_id": told.number,
            "owner_id": clerk_id,
            "opened_at": told.at,
            "touched_at": told.at,
            **({"status": "in_progress"} if told.is_open else ended),
        }


def _contacts(count: int, clerk_id: int) -> Iterator[dict[str, Any]]:
    for told in matters(count):
        common = {"case_id": told.number, "at": told.at, "channel": told.channel, "author_id": clerk_id}
        yield {"id": told.number * 2 - 1, "direction": "incoming", **common}
        yield {"id": told.number * 2, "direction": "outgoing", "is_visible_to_citizen": True, **common}


def _statements(count: int) -> Iterator[dict[str, Any]]:
    for told in matters(count):
        first = told.number * 3 - 2
        yield {"id": first, "contact_id": told.number * 2 - 1, "kind": "words", "body": told.words}
        yield {"id": first + 1, "contact_id": told.number * 2 - 1, "kind": "fact", "body": told.fact}
        yield {"id": first + 2, "contact_id": told.number * 2, "kind": "reply", "body": told.reply}


def _city(host_or_code: str) -> Any:
    from mannaka_tenancy import control
    from tenants.municipalities.registry import registry

    with control():
        cities = registry.load_all()
    return next(city for city in cities if host_or_code in (city.host, city.code))
