"""Refusals: what each answer of LINE is told as, and how a token ends and is renewed."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from types import MappingProxyType
from uuid import UUID

import pytest

from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    HttpResponse,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    RecipientGoneError,
    TransientError,
)
from mannaka_sdk.testing.bench import message
from tests.integrations.channels.line import OTHER_ID, LineBench

PUSH, TOKEN = "/v2/bot/message/push", "/oauth2/v3/token"


def refusal(
    status: int, body: bytes = b'{"message": "no"}', headers: Mapping[str, str] = MappingProxyType({})
) -> HttpResponse:
    return HttpResponse(status=status, headers={"content-type": "application/json", **headers}, body=body)


def test_haste_is_told_from_a_quota_that_is_used_up_by_asking() -> None:
    bench = LineBench()
    bench.answers_next(refusal(429))
    hasty = bench.failure(message("一"))
    bench = LineBench()
    bench.line.limit = 0
    bench.answers_next(refusal(429))
    empty = bench.failure(message("一"))

    assert type(hasty) is RateLimitedError
    assert type(empty) is QuotaExceededError
    assert empty.resets_at == datetime(2026, 11, 30, 15, tzinfo=UTC)  # midnight in Japan


def test_a_quota_that_is_used_up_is_known_by_lines_words_alone() -> None:
    bench = LineBench()
    bench.line.limit = bench.line.sent = 5
    error = bench.failure(message("一"))

    assert type(error) is QuotaExceededError
    assert bench.paths() == [TOKEN, PUSH]


def test_haste_is_told_where_the_quota_cannot_be_asked() -> None:
    bench = LineBench()
    bench.answers_next(refusal(429, headers={"retry-after": "7"}), refusal(503))
    error = bench.failure(message("一"))

    assert type(error) is RateLimitedError
    assert error.retry_after == timedelta(seconds=7)


@pytest.mark.parametrize("waits", ["", "soon", "-1", "²", "9" * 30])
def test_a_time_to_wait_that_is_none_is_half_a_minute(waits: str) -> None:
    bench = LineBench()
    bench.answers_next(refusal(429, headers={"retry-after": waits}), refusal(503))

    assert bench.failure(message("一")).retry_after == timedelta(seconds=30)  # type: ignore[attr-defined]  # a TransientError


REFUSALS: list[tuple[int, bytes, type[PluginError]]] = [
    (400, b'{"message": "The property, \'to\', in the request body is invalid (line: -)"}', RecipientGoneError),
    (400, b'{"message": "1 error(s)", "details": [{"message": "x", "property": "to"}]}', RecipientGoneError),
    (400, b'{"message": "Failed to send messages"}', RecipientGoneError),
    (400, b'{"message": "1 error(s)", "details": [{"property": "messages[0].altText"}]}', ContentRejectedError),
    (400, b'{"message": "1 error(s)", "details": [{"property": "\xe7\xa7\x98"}, "x"]}', PermanentError),
    (400, b'{"message": "1 error(s)", "details": {"property": "x"}}', PermanentError),
    (400, b"no JSON", PermanentError),
    (404, b"{}", RecipientGoneError),
    (410, b"{}", PermanentError),
    (413, b"{}", PermanentError),
    (415, b"{}", PermanentError),
    (302, b"", PermanentError),
    (500, b"", TransientError),
    (503, b"[]", TransientError),
]


@pytest.mark.parametrize(("status", "body", "expected"), REFUSALS, ids=[f"{each[0]}-{each[1]!r}" for each in REFUSALS])
def test_a_refusal_is_told_as_what_it_means(status: int, body: bytes, expected: type[PluginError]) -> None:
    bench = LineBench()
    bench.wire.contract = None  # what LINE does not describe has to be borne, too
    bench.answers_next(refusal(status, body))
    error = bench.failure(message("秘密の話", to="person-secret"))

    assert type(error) is expected
    assert "秘密" not in f"{error.to_failure()}"
    assert "person-secret" not in f"{error.to_failure()}"


def test_an_account_that_may_too_little_is_told_as_secrets_that_do_not_do() -> None:
    bench = LineBench()
    bench.answers_next(refusal(403))

    assert isinstance(bench.failure(message("一")), AuthExpiredError)


@pytest.mark.parametrize("body", [b"no JSON", b'{"sentMessages": 5}', b"[]"])
def test_an_answer_that_says_nothing_costs_no_second_message(body: bytes) -> None:
    bench = LineBench()
    bench.wire.contract = None
    bench.answers_next(refusal(200, body))
    try:
        bench.send(message("一"))
    except TransientError:
        assert body == b"no JSON"


class TestTheToken:
    def test_is_issued_once_for_twelve_minutes(self) -> None:
        bench = LineBench()
        for number in range(3):
            bench.send(message("一", key=UUID(int=number)))
            bench.clock.move(timedelta(minutes=5, seconds=59))
        bench.send(message("一", key=OTHER_ID))

        assert bench.paths() == [TOKEN, PUSH, PUSH, PUSH, TOKEN, PUSH]

    def test_is_renewed_once_when_line_takes_it_no_more(self) -> None:
        bench = LineBench()
        bench.send(message("一", key=OTHER_ID))
        bench.line.tokens.clear()
        bench.send(message("二"))

        assert bench.paths() == [TOKEN, PUSH, PUSH, TOKEN, PUSH]
        assert [each.text for each in bench.simulator.received] == ["一", "二"]

    def test_is_given_up_when_a_new_one_is_refused_too(self) -> None:
        bench = LineBench()
        bench.send(message("一", key=OTHER_ID))
        bench.answers_next(refusal(HTTPStatus.UNAUTHORIZED), refusal(HTTPStatus.UNAUTHORIZED))

        assert type(bench.failure(message("二"))) is AuthExpiredError
        assert bench.state.get("token") is None

    def test_is_not_asked_for_twice_when_the_first_one_is_refused(self) -> None:
        bench = LineBench()
        bench.answers_next(refusal(HTTPStatus.UNAUTHORIZED))

        assert type(bench.failure(message("二"))) is AuthExpiredError
        assert bench.paths() == [TOKEN, PUSH]

    def test_of_other_secrets_is_not_used(self) -> None:
        bench = LineBench()
        bench.send(message("一"))
        with pytest.raises(AuthExpiredError):
            bench.send(message("二"), bench.simulator.other_secrets())

        assert bench.paths() == [TOKEN, PUSH, TOKEN]

    @pytest.mark.parametrize("body", [b"{}", b'{"access_token": ""}', b"no JSON", b'"x"'])
    def test_that_is_none_is_asked_for_later(self, body: bytes) -> None:
        bench = LineBench()
        bench.answers_always(refusal(200, body))

        assert type(bench.failure(message("一"))) is TransientError
