import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog
from django.db import IntegrityError, connection, transaction
from structlog.contextvars import bound_contextvars

from mannaka_kit import logs
from mannaka_kit.errors import ConflictError
from mannaka_tenancy import Tenant, use

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """Return what has been logged since, as the handler writes it."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    logs.configure()
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    monkeypatch.undo()
    logs.configure()


def log() -> Any:
    return structlog.get_logger("mannaka.test")


def test_a_line_is_json_with_its_time_in_utc_its_request_and_its_city(lines: Lines, imabari: Tenant) -> None:
    with use(imabari), bound_contextvars(request_id="r-1"):
        log().info("handover.sent", handover_id=3)
    (line,) = lines()
    assert line["event"] == "handover.sent"
    assert line["level"] == "info"
    assert line["at"].endswith("Z")
    assert (line["city"], line["request_id"], line["handover_id"]) == (str(imabari.key), "r-1", 3)


def test_outside_a_city_a_line_names_none(lines: Lines) -> None:
    log().info("relay.started")
    assert "city" not in lines()[0]


def test_a_user_is_a_hash_that_differs_between_cities(lines: Lines, imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, imabari, saijo):
        with use(city):
            log().info("seen", user_id=12)
    first, again, elsewhere = lines()
    assert "user_id" not in first
    assert first["user"] == again["user"] != elsewhere["user"]
    assert len(first["user"]) == 16


def test_what_a_citizen_typed_does_not_come_in_through_an_error(lines: Lines, in_imabari: Tenant) -> None:
    statement = "INSERT INTO auth_group (id, name) VALUES (990, '090-1234-5678'), (991, '090-1234-5678')"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except IntegrityError:
        log().exception("case.failed")
        logging.getLogger("somebody.else").exception("it failed")  # noqa: TID251 - as a library would
    assert len(lines()) == 2
    for line in lines():
        assert line["exception"] == "IntegrityError"
        assert line["code"] == "23505"
        assert any("test_logs.py" in frame for frame in line["frames"])
        assert "090-1234-5678" not in json.dumps(line)


def test_an_anticipated_error_is_logged_by_its_code(lines: Lines) -> None:
    log().warning("refused", exc_info=ConflictError("越智さんの相談"))
    (line,) = lines()
    assert (line["exception"], line["code"]) == ("ConflictError", "conflict")
    assert "越智" not in json.dumps(line, ensure_ascii=False)


def test_lines_of_libraries_are_json_as_well_and_lose_their_query_strings(lines: Lines) -> None:
    logging.getLogger("django.security").warning("Refused: %s", "/portal/?name=花子&tel=0898")  # noqa: TID251
    (line,) = lines()
    assert line["event"] == "Refused: /portal/"
    assert line["logger"] == "django.security"


def test_the_framework_does_not_tell_paths_of_what_it_refused(lines: Lines) -> None:
    logging.getLogger("django.request").warning("Not Found: %s", "/staff/cases/17/")  # noqa: TID251
    assert lines() == []


@pytest.mark.parametrize("name", ["ip", "body", "params", "request"])
def test_what_nobody_may_read_is_dropped(lines: Lines, name: str) -> None:
    log().info("seen", **{name: "越智花子"})
    assert name not in lines()[0]


def test_celery_tells_of_a_task_and_not_of_its_arguments(lines: Lines) -> None:
    context = {"name": "a.task", "id": "1-2", "exc": "ValueError('花子')", "traceback": "花子", "return_value": "花子"}
    trace = logging.getLogger("celery.app.trace")  # noqa: TID251 - as Celery does
    trace.error("Task %(name)s[%(id)s] raised unexpected: %(exc)s\n%(traceback)s", context, extra={"data": context})
    trace.info("Task %(name)s[%(id)s] succeeded: %(return_value)s", context)
    failed, succeeded = lines()
    assert failed["event"].startswith("Task a.task[1-2] raised unexpected:")
    assert succeeded["event"].startswith("Task a.task[1-2] succeeded:")
    assert "花子" not in json.dumps([failed, succeeded], ensure_ascii=False)


def test_sql_and_access_lines_are_off(lines: Lines) -> None:
    logging.getLogger("django.db.backends").debug("SELECT 1")  # noqa: TID251
    logging.getLogger("gunicorn.access").info("GET /?q=1")  # noqa: TID251
    assert lines() == []


def test_a_line_break_in_a_value_cannot_forge_a_line(lines: Lines) -> None:
    log().info("seen", route='x\n{"event":"forged"}')
    assert [line["event"] for line in lines()] == ["seen"]


def test_gunicorn_takes_the_same_configuration() -> None:
    logging.config.dictConfigClass(logs.logging_config()).configure()
