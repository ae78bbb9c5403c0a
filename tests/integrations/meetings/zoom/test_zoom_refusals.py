"""What Zoom's refusals are told as, beyond those that the kit asks for."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    MeetingRef,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    RecipientGoneError,
    TransientError,
)
from mannaka_sdk.testing.bench import run
from tests.integrations.meetings.zoom.bench import ZoomBench

REF = MeetingRef(id="81234567890")
WORDS = "越智 さくら"


def failure(bench: ZoomBench) -> PluginError:
    return bench.failure(bench.plugin.update(bench.ctx(), REF, bench.spec()))


@pytest.mark.parametrize(
    ("status", "told", "expected"),
    [
        (400, {"code": 4711, "message": WORDS}, AuthExpiredError),
        (403, {"message": WORDS}, AuthExpiredError),
        (404, {"code": 1001, "message": WORDS}, ContentRejectedError),
        (400, {"code": 3001, "message": WORDS}, RecipientGoneError),
        (400, {"code": 3002, "message": WORDS}, TransientError),
        (400, {"code": 300, "errors": [{"field": WORDS, "message": WORDS}]}, ContentRejectedError),
        (400, {"code": 300, "errors": [WORDS]}, ContentRejectedError),
        (400, {"code": 300, "errors": {}}, PermanentError),
        (409, {"message": WORDS}, PermanentError),
        (502, {"message": WORDS}, TransientError),
    ],
)
def test_a_refusal_is_told_without_what_it_says(status: int, told: dict[str, Any], expected: type[PluginError]) -> None:
    error = failure(ZoomBench().answering(status, **told))

    assert isinstance(error, expected)
    assert "越智" not in f"{error} {error.to_failure()}"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [({}, 2), ({"retry-after": "7"}, 7), ({"retry-after": "0"}, 2), ({"retry-after": "999999"}, 2)],
)
def test_haste_is_told_with_a_time_to_wait(headers: dict[str, str], wait: int) -> None:
    error = failure(ZoomBench().answering(429, headers))

    assert isinstance(error, RateLimitedError)
    assert error.retry_after == timedelta(seconds=wait)


@pytest.mark.parametrize(
    ("told", "moment"),
    [("2026-11-24T00:00:00Z", datetime(2026, 11, 24, tzinfo=UTC)), ("soon", None)],
)
def test_a_day_that_is_full_is_told_with_its_end(told: str, moment: datetime | None) -> None:
    error = failure(ZoomBench().answering(429, {"retry-after": told, "x-ratelimit-type": "Daily-limit"}))

    assert isinstance(error, QuotaExceededError)
    assert error.resets_at == moment


def test_a_meeting_that_was_held_need_not_be_cancelled_and_one_that_goes_on_is_tried_later() -> None:
    held = ZoomBench().answering(400, code=3007)
    run(held.plugin.cancel(held.ctx(), REF))
    running = ZoomBench().answering(400, code=3002)

    assert type(running.failure(running.plugin.cancel(running.ctx(), REF))) is TransientError


@pytest.mark.parametrize("told", [{}, {"id": 1}, {"id": 1, "start_time": "x", "duration": "y"}, {"meetings": 7}])
def test_an_answer_that_cannot_be_read_is_tried_again(told: dict[str, Any]) -> None:
    bench = ZoomBench().answering(200, **told)
    bench.wire.contract = None

    assert type(bench.failure(bench.plugin.reconcile(bench.ctx(), REF))) is TransientError


def test_a_token_that_helps_only_once_is_not_kept() -> None:
    bench = ZoomBench().answering(401, code=124)

    assert type(failure(bench)) is AuthExpiredError
    assert bench.state.get("token") is None
