"""The surfaces over which a city could show in another."""

# ruff: noqa: S608 - names of tables of ours

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from wagtail.models import Site

from mannaka_kit import clock
from mannaka_kit.crypto import decrypt, encrypt
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, control, use
from mannaka_tenancy.context import building
from tests.isolation import proofs
from tests.isolation.proofs import Proof
from tests.isolation.twins import Twin
from tests.support.browsing import Desk
from tests.support.cases import new_case
from tests.support.cast import Cast, cast_of

PUBLIC_PATHS = ["/", "/form/", "/portal/", "/account/login/"]
DESK_PATHS = [
    "/staff/",
    "/staff/cases/",
    "/staff/cases/?text=CANARY",
    "/staff/cases/{case}/",
    "/staff/cases/{case}/print/",
]
WRITTEN = [value for value in vars(proofs).values() if getattr(value, "__module__", "") == proofs.__name__]
PROOFS = [proof for proof in WRITTEN if not proof.__name__.startswith("_")]


@pytest.mark.usefixtures("one_session")
@pytest.mark.parametrize("proof", PROOFS, ids=[proof.__name__ for proof in PROOFS])
def test_every_wall_stands_in_both_directions(twins: tuple[Twin, Twin], proof: Proof) -> None:
    ours, theirs = twins

    assert proof(ours, theirs)
    assert proof(theirs, ours)


@pytest.fixture
def told(fresh_db: None, imabari: Tenant, saijo: Tenant) -> dict[str, tuple[Cast, int]]:
    """Give each city a case of the same key whose every word is its own."""
    made = {}
    for city in (imabari, saijo):
        cast = cast_of(city)
        with use(city):
            made[city.code] = cast, new_case(cast, body=f"CANARY-{city.code} の相談です。").pk
    assert len({case for _cast, case in made.values()}) == 1
    return made


def test_no_page_says_a_word_of_the_other_city(told: dict[str, tuple[Cast, int]]) -> None:
    for code, (cast, case) in told.items():
        other = next(another for another in told if another != code)
        desk = Desk(cast.city, cast.users["aoi"])
        pages = [desk.get(path.format(case=case)) for path in DESK_PATHS]
        pages += [Desk(cast.city, None).get(path) for path in PUBLIC_PATHS]

        bodies = [page.content.decode() for page in pages]
        assert {page.status_code for page in pages} == {200}
        assert any(f"CANARY-{code}" in body for body in bodies)
        assert not any(f"CANARY-{other}" in body or told[other][0].city.name in body for body in bodies)


def test_a_session_of_one_city_is_nobodys_in_another(told: dict[str, tuple[Cast, int]]) -> None:
    (ours, _), (theirs, _) = told.values()
    cookies = Desk(ours.city, ours.users["aoi"]).client.cookies
    stranger = Client(headers={"host": theirs.city.host})
    stranger.cookies = cookies

    answer = stranger.get("/staff/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_a_key_of_one_city_opens_no_case_of_another(told: dict[str, tuple[Cast, int]]) -> None:
    (ours, case), (theirs, _) = told.values()
    with use(ours.city):
        further = new_case(ours, body="もう一件の相談です。").pk
    assert further > case

    answer = Desk(theirs.city, theirs.users["aoi"]).get(f"/staff/cases/{further}/")

    assert answer.status_code == 404


def test_sessions_with_one_key_are_two(twins: tuple[Twin, Twin]) -> None:
    for twin in twins:
        with use(twin.city), transaction.atomic():
            store = SessionStore(session_key="canary")
            assert store.load() == {}  # the stored text is no session; to load it is to look it up and drop it
            transaction.set_rollback(True)


def test_wagtail_remembers_each_citys_own_addresses(twins: tuple[Twin, Twin]) -> None:
    roots = []
    for twin in twins * 2:
        with use(twin.city):
            roots.append(Site.get_site_root_paths()[0].root_url)

    assert roots[:2] == roots[2:]
    assert all(twin.city.host in root for twin, root in zip(twins, roots, strict=False))


def test_what_one_city_encrypts_another_cannot_read(twins: tuple[Twin, Twin]) -> None:
    ours, theirs = twins
    with use(ours.city):
        sealed = encrypt(ours.canary, purpose="proof", aad="row")
        assert decrypt(sealed, purpose="proof", aad="row") == ours.canary

    with use(theirs.city), pytest.raises(Exception, match=r".*") as refused:
        decrypt(sealed, purpose="proof", aad="row")
    assert ours.canary not in str(refused.value)


def refused(sql: str) -> bool:
    """Tell whether the server denies the statement in the scope of now."""
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(sql)
        except ProgrammingError as error:
            return "permission denied" in str(error)
        finally:
            transaction.set_rollback(True)
    return False


@pytest.fixture
def as_web(twins: tuple[Twin, Twin]) -> Iterator[Callable[[str], bool]]:
    """Return a question to the server in the web login's own name, without any city's role."""
    with building("ext"):
        yield refused


def test_the_web_login_by_itself_reads_nothing(as_web: Callable[[str], bool], twins: tuple[Twin, Twin]) -> None:
    tables = ["control.municipality", "control.city_template", "city_template.section", "bus.outbox_event"]
    tables += [f"{twin.city.schema}.section" for twin in twins]

    assert [table for table in tables if not as_web(f"SELECT * FROM {table}")] == []


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE SCHEMA planted",
        "CREATE TABLE ext.planted (id bigint)",
        "CREATE TABLE public.planted (id bigint)",
        "CREATE TEMPORARY TABLE planted (id bigint)",
        "CREATE ROLE planted",
        "SET ROLE mannaka_owner",
        "SET ROLE mannaka_relay",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_the_web_login_by_itself_makes_nothing(as_web: Callable[[str], bool], sql: str) -> None:
    assert as_web(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM control.municipality",
        "SELECT * FROM city_template.section",
        "TRUNCATE section",
        "TRUNCATE bus.outbox_event",
        "CREATE TABLE planted (id bigint)",
        "SET SESSION AUTHORIZATION mannaka_owner",
    ],
)
def test_a_city_may_not(twins: tuple[Twin, Twin], sql: str) -> None:
    with use(twins[0].city):
        assert refused(sql)


def test_control_reads_no_city(twins: tuple[Twin, Twin]) -> None:
    with control():
        assert not refused("SELECT * FROM municipality")
        assert refused("UPDATE municipality SET name = name")
        assert refused(f"SELECT * FROM {twins[0].city.schema}.section")


def test_a_city_writes_work_in_its_own_name_only(twins: tuple[Twin, Twin]) -> None:
    ours, theirs = twins

    with use(ours.city), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        _write_work(theirs.city)


def test_a_city_sees_no_work_of_another(twins: tuple[Twin, Twin]) -> None:
    with transaction.atomic():
        for twin in twins:
            with use(twin.city):
                _write_work(twin.city)

        for twin in twins:
            with use(twin.city):
                assert set(OutboxEvent.objects.values_list("city_key", flat=True)) == {twin.city.key}
                assert OutboxEvent.objects.update(last_error="x") == 1
        transaction.set_rollback(True)


def _write_work(city: Tenant) -> None:
    at = clock.now()
    event = OutboxEvent(id=uuid4(), city_role=city.role, city_key=city.key, task="t", created_at=at, due_at=at)
    OutboxEvent.objects.bulk_create([event])
