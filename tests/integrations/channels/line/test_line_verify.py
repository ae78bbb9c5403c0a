"""Deliveries: whose they are, in each way in which a city uses its one webhook."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linebot.v3.webhook import SignatureValidator  # type: ignore[import-untyped]  # it ships no types

from integrations.channels.line.plugin import LineChannel
from integrations.channels.line.settings import LineConfig, Mode
from integrations.channels.line.simulator import BOT
from mannaka_sdk import RawRequest, VerdictKind
from tests.integrations.channels.line import LineBench


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_what_we_accept_is_what_the_official_validator_accepts(text: str) -> None:
    bench = LineBench()
    request = bench.signed(text.encode())
    oracle = SignatureValidator(bench.simulator.secrets().channel_secret.get_secret_value())

    assert oracle.validate(text, request.header("x-line-signature"))
    assert bench.verify(request).kind is VerdictKind.ACCEPT
    assert bench.verify(request.model_copy(update={"body": request.body + b" "})).kind is VerdictKind.REJECT


def test_the_delivery_names_the_account() -> None:
    bench = LineBench()

    assert bench.verify(bench.delivery(bench.wrote())).account == BOT


def test_the_question_whether_we_are_there_is_answered_and_not_kept() -> None:
    bench = LineBench()
    verdict = bench.verify(bench.delivery())

    assert (verdict.kind, verdict.response.status, verdict.account) == (VerdictKind.IGNORE, 200, BOT)
    assert bench.parse(bench.delivery()) == []


def test_a_forwarder_may_move_the_signature_to_another_header() -> None:
    bench = LineBench()
    config = LineConfig(channel_id="2001234567", mode=Mode.FORWARDED, signature_header="X-Original-Line-Signature")
    request = bench.delivery(bench.wrote())
    moved = request.model_copy(update={"headers": {"x-original-line-signature": request.header("x-line-signature")}})

    kinds = [LineChannel().verify(bench.verify_context(config), each).kind for each in (moved, request)]

    assert kinds == [VerdictKind.ACCEPT, VerdictKind.REJECT]


def test_a_channel_that_only_sends_takes_no_delivery() -> None:
    bench = LineBench()
    config = bench.config.model_copy(update={"mode": Mode.SEND_ONLY})

    verdict = LineChannel().verify(bench.verify_context(config), bench.delivery(bench.wrote()))

    assert verdict.kind is VerdictKind.REJECT


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"destination": 5, "events": []}', b"\xff", b"x" * 1_000_000])
def test_what_line_signed_and_nobody_can_read_is_kept_for_a_person(body: bytes) -> None:
    bench = LineBench()
    verdict = bench.verify(bench.signed(body))

    assert (verdict.kind, verdict.account) == (VerdictKind.ACCEPT, None)


def test_without_any_header_nothing_is_raised() -> None:
    bench = LineBench()
    request = RawRequest(body=b"{}", received_at=bench.clock.now())

    assert bench.verify(request).kind is VerdictKind.REJECT
