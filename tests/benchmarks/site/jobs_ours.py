"""What the kernel's benchmark does inside the product: cities, rows, a signed-in clerk."""

from typing import Any

from mannaka_tenancy import control, use
from tests.benchmarks.site.rows import fill_groups

CASES_AT_ONCE = 1000


def create_city(*, code: str, host: str, schema: str) -> None:
    """Create a city as the operator does."""
    from tenants.municipalities.actions.create_city import create_city as create

    create(code=code, name=f"{code}市", host=host, schema=schema)


def code_of(*, number: int) -> str:
    """Return a municipality code of Hokkaido with its check digit."""
    from tenants.municipalities.codes import check_digit

    body = f"01{number:03d}"
    return body + check_digit(body)


def fill() -> list[str]:
    """Give every city the rows of the measured views, and return the hosts."""
    from tenants.municipalities.registry import registry

    with control():
        cities = registry.load_all()
    for city in cities:
        with use(city):
            fill_groups()
    return [city.host for city in cities]


def seed_cases(*, host: str, count: int) -> None:
    """Give a city cases in bulk."""
    from case_core.cases.models import Case
    from case_core.parties.models import Person
    from mannaka_kit import clock

    at = clock.now()
    with use(_city(host)):
        person = Person.objects.create(name="田中 花子", name_kana="タナカ ハナコ", added_at=at)
        common: dict[str, Any] = {"topic": "procedures_tax", "channel": "telephone", "party": person}
        cases = (
            Case(number=f"2026-{number:05d}", title="住民税の通知", opened_at=at, touched_at=at, **common)
            for number in range(count)
        )
        Case.objects.bulk_create(cases, batch_size=CASES_AT_ONCE)


def sign_in(*, host: str) -> str:
    """Return the cookie of a clerk of the centre who has signed in."""
    from tests.support.browsing import Desk
    from tests.support.cast import cast_of

    city = _city(host)
    with use(city):
        desk = Desk(city, cast_of(city).users["aoi"])
    return "; ".join(f"{name}={morsel.value}" for name, morsel in desk.client.cookies.items())


def _city(host: str) -> Any:
    from mannaka_tenancy.registry import find_by_host

    return find_by_host(host)
