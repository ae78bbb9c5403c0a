"""What goes wrong at a vendor's server reaches the host as the SDK's errors, in time and in words."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from pydantic import SecretStr

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import EchoSimulator
from mannaka_sdk import (
    AuthExpiredError,
    Context,
    Failure,
    HealthState,
    Outbound,
    PermanentError,
    PluginError,
    ProbeProblemCode,
    RateLimitedError,
    TransientError,
    VerdictKind,
    VerifyContext,
    describe,
)
from mannaka_sdk.errors import FailureKind
from mannaka_sdk.remote import RemoteAnswer, RemoteCall, RemoteNote, RemoteServer, calling, remote_plugin
from mannaka_sdk.remote.protocol import line_signature
from mannaka_sdk.testing import FakeClock, ListLog, MemoryState, Wire
from mannaka_sdk.testing.bench import message, run
from tests.mannaka_sdk.remote.calls import Vendor, vendor_that
from tests.mannaka_sdk.remote.server import KEY

SERVICE = EchoSimulator()
OTHER_KEY = "another key that both sides know, as long"


def signed(body: bytes, *, key: str = KEY, number: int = 0, **what: Any) -> bytes:
    line = RemoteAnswer(**{"at": datetime.now(UTC), **what}).to_wire().encode()
    call = RemoteCall.from_wire(body)
    return line_signature(SecretStr(key), call_id=call.id, number=number, line=line).encode() + b" " + line + b"\n"


def context(state: MemoryState | None = None, log: ListLog | None = None) -> Context[Any, Any]:
    return Context(
        config=SERVICE.config(),
        secrets=SERVICE.secrets(),
        http=Wire(SERVICE, frozenset()),
        clock=FakeClock(),
        state=state or MemoryState(),
        log=log or ListLog(),
    )


def plugin_of(server: RemoteServer) -> Any:
    return remote_plugin(describe(EchoChannel), server)()


def send(vendor: Vendor, ctx: Context[Any, Any] | None = None, what: Outbound | None = None) -> Any:
    return run(plugin_of(vendor.server).send(ctx or context(), what or message("一")))


def replayed() -> Callable[[bytes], tuple[int, bytes]]:
    kept: list[bytes] = []

    def reply(body: bytes) -> tuple[int, bytes]:
        kept.append(signed(body, value={"state": "accepted"}))
        return 200, kept[0]

    return reply


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        (lambda _: (401, b""), PermanentError, "compare the keys and both clocks"),
        (lambda _: (409, b""), PermanentError, "allow it anew"),
        (lambda _: (404, b""), PermanentError, "refuses the call: 404"),
        (lambda _: (302, b""), PermanentError, "refuses the call: 302"),
        (lambda _: (429, b""), RateLimitedError, "less often"),
        (lambda _: (503, b""), TransientError, "ill: 503"),
        (lambda _: (0, b""), TransientError, "no answer"),
        (lambda _: (200, b""), TransientError, "broke off"),
        (lambda body: (200, signed(body)[:-5]), TransientError, "broke off"),
        (lambda _: (200, b"hello\n"), PermanentError, "not signed"),
        (lambda body: (200, signed(body, key=OTHER_KEY)), PermanentError, "not signed"),
        (lambda body: (200, signed(body, number=1)), PermanentError, "not signed"),
        (lambda body: (200, signed(body, at=datetime.now(UTC) - timedelta(minutes=6))), PermanentError, "clocks"),
        (lambda body: (200, signed(body, value={"state": "sold"})), PermanentError, "none of this method"),
        (lambda body: (200, signed(body, failure=Failure(kind=FailureKind.AUTH_EXPIRED))), AuthExpiredError, ""),
    ],
)
def test_what_the_server_does_is_told_as_an_error_of_the_sdk(
    reply: Callable[[bytes], tuple[int, bytes]], error: type[PluginError], words: str
) -> None:
    with vendor_that(reply) as vendor, pytest.raises(error) as raised:
        send(vendor)

    assert words in str(raised.value)
    assert type(raised.value) is error


def test_an_answer_to_another_call_is_not_believed() -> None:
    with vendor_that(replayed()) as vendor:
        assert send(vendor).state == "accepted"
        with pytest.raises(PermanentError, match="not signed"):
            send(vendor)


def test_an_answer_that_is_far_too_large_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "MOST_LINE_BYTES", 4096)

    with vendor_that(lambda _: (200, b"x" * 9000)) as vendor, pytest.raises(PermanentError, match="far too much"):
        send(vendor)


class Slow:
    """A server whose answer waits until it is let go."""

    def __init__(self) -> None:
        self.asked, self.let_go, self.answered = Event(), Event(), Event()

    def __call__(self, _: bytes) -> tuple[int, bytes]:
        self.asked.set()
        self.let_go.wait(60)
        self.answered.set()
        return 200, b""


def test_a_server_that_takes_too_long_is_left_before_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mannaka_sdk.remote.methods.LONGEST", 0.3)
    slow = Slow()

    with vendor_that(slow) as vendor:
        with pytest.raises(TransientError):
            send(vendor)
        assert not slow.answered.is_set()
        slow.let_go.set()


def test_a_call_whose_caller_goes_away_is_hung_up_before_it_is_answered() -> None:
    slow = Slow()

    async def cancelled(vendor: Vendor) -> None:
        task = asyncio.create_task(plugin_of(vendor.server).send(context(), message("一")))
        while not slow.asked.is_set():
            await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.get_running_loop().shutdown_default_executor()

    with vendor_that(slow) as vendor:
        run(cancelled(vendor))
        assert not slow.answered.is_set()
        slow.let_go.set()


def test_a_server_that_is_away_is_told_in_words_where_an_administrator_looks() -> None:
    plugin = plugin_of(RemoteServer(url="http://127.0.0.1:9/", key=SecretStr(KEY)))
    ctx = context()

    probed, health = run(plugin.probe(ctx)), run(plugin.health(ctx))

    assert [each.code for each in probed.problems] == [ProbeProblemCode.UNREACHABLE]
    assert health.state is HealthState.FAILING
    assert "事業者" in plugin.validate_config(ctx.config, ctx.secrets)[0].message.ja
    with pytest.raises(TransientError):
        run(plugin.send(ctx, message("一")))


def test_a_delivery_is_asked_for_again_while_the_server_is_away() -> None:
    plugin = plugin_of(RemoteServer(url="http://127.0.0.1:9/", key=SecretStr(KEY)))
    now = datetime.now(UTC)
    request = SERVICE.sign(SERVICE.body(), secrets=SERVICE.secrets(), at=now)

    verdict = plugin.verify(VerifyContext(config=SERVICE.config(), secrets=SERVICE.secrets(), now=now), request)

    assert verdict.kind is VerdictKind.REJECT
    assert verdict.response.status == 503


def test_settings_of_today_are_brought_along_without_asking() -> None:
    plugin = plugin_of(RemoteServer(url="http://127.0.0.1:9/", key=SecretStr(KEY)))

    today = plugin.manifest.config_version

    assert plugin.migrate_config(today, {"account_id": "acc_1234"}) == {"account_id": "acc_1234"}
    with pytest.raises(TransientError):
        plugin.migrate_config(today - 1, {})


def test_what_the_plugin_keeps_and_notes_comes_back_also_with_an_error() -> None:
    state, log = MemoryState({"old": b"1", "same": b"2"}), ListLog()
    failure = Failure(kind=FailureKind.TRANSIENT, message="the service is ill")
    told = {"state": {"same": b"2", "new": b"\xff"}, "notes": (RemoteNote(level="warning", event="echo.ill"),)}

    with vendor_that(lambda body: (200, signed(body, failure=failure, **told))) as vendor:
        with pytest.raises(TransientError, match="the service is ill"):
            send(vendor, context(state, log))
        assert vendor.calls[0].state == {"old": b"1", "same": b"2"}

    assert state.values == {"same": b"2", "new": b"\xff"}
    assert log.lines == ["echo.ill {}"]


def test_no_error_and_no_shown_value_holds_a_secret() -> None:
    call = calling.new_call("send", secrets={"access_token": "very secret"}, config={"account_id": "acc_1"})

    assert "very secret" not in repr(call)
    assert KEY not in repr(RemoteServer(url="https://sms.example.jp/", key=SecretStr(KEY)))


def test_plain_http_leads_to_this_machine_alone() -> None:
    with pytest.raises(PermanentError, match="only https"):
        run(plugin_of(RemoteServer(url="http://sms.example.jp/", key=SecretStr(KEY))).send(context(), message("一")))
