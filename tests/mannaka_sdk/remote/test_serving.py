"""A vendor's server carries out what the host signed, once and in time, and nothing else."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.mail.plugin import MailChannel
from mannaka_sdk import describe
from mannaka_sdk.remote import RemoteAnswer, RemoteApp, RemoteCall, fingerprint, serve
from mannaka_sdk.remote.calling import new_call
from mannaka_sdk.remote.protocol import MOST_CALL_BYTES, call_signature, line_signature
from tests.mannaka_sdk.remote.calls import Answer, post, post_call
from tests.mannaka_sdk.remote.server import KEY

OTHER_KEY = "another key that both sides know, as long"


@pytest.fixture
def app() -> RemoteApp:
    return serve(EchoChannel, keys=[KEY])


def preview(**more: object) -> RemoteCall:
    message = {
        "id": "018f0000-0000-7000-8000-000000000001",
        "to": {"id": "person-1"},
        "parts": [{"type": "text", "text": "お待ちください。"}],
    }
    return new_call("preview", arguments={"message": message}).model_copy(update=more)


def told(answer: Answer, call: RemoteCall, *, key: str = KEY) -> RemoteAnswer:
    signature, _, line = answer.body.rstrip(b"\n").partition(b" ")
    assert signature.decode() == line_signature(SecretStr(key), call_id=call.id, number=0, line=line)
    return RemoteAnswer.from_wire(line)


def test_a_good_call_is_carried_out_and_its_answer_signed(app: RemoteApp) -> None:
    call = preview()

    answer = told(post_call(app, call), call)

    assert json.dumps(answer.value, ensure_ascii=False).count("お待ちください。") == 1
    assert answer.failure is None


def test_a_call_that_comes_twice_is_carried_out_once(app: RemoteApp) -> None:
    call = preview()

    assert [post_call(app, call).status, post_call(app, call).status] == [200, 401]


@pytest.mark.parametrize("distance", [timedelta(minutes=6), -timedelta(minutes=6)], ids=["old", "of tomorrow"])
def test_a_call_of_another_time_is_refused(app: RemoteApp, distance: timedelta) -> None:
    answer = post_call(app, preview(at=datetime.now(UTC) - distance))

    assert answer.status == 401
    assert "clocks" in answer.body.decode()


@pytest.mark.parametrize("signature", ["", "署名", "0" * 64, call_signature(SecretStr(OTHER_KEY), b"{}")])
def test_what_is_not_signed_with_its_key_is_refused(app: RemoteApp, signature: str) -> None:
    assert post(app, b"{}", signature=signature).status == 401


def test_while_keys_are_changed_both_are_taken_and_the_answer_is_signed_with_the_callers() -> None:
    app, call = serve(EchoChannel, keys=[OTHER_KEY, KEY]), preview()

    answer = told(post_call(app, call), call)

    assert answer.failure is None


def test_a_call_for_another_description_is_refused(app: RemoteApp) -> None:
    answer = post_call(app, preview(description="0" * 64))

    assert answer.status == 409


def test_only_a_server_on_trial_leads_to_a_simulator(app: RemoteApp) -> None:
    assert post_call(app, preview(through="http://127.0.0.1:1")).status == 403


def test_what_is_no_call_is_refused(app: RemoteApp) -> None:
    assert post(app, b"\xff").status == 400
    assert post(app, b"", method="GET").status == 405
    assert post(app, b" " * (MOST_CALL_BYTES + 1)).status == 413


def test_an_unknown_method_and_a_fault_are_told_by_their_class_alone(app: RemoteApp) -> None:
    unknown = new_call("shut_down")
    broken = new_call("erase", arguments={"who": {"id": "私"}}, config={"account_id": "秘密"})

    first, second = told(post_call(app, unknown), unknown), told(post_call(app, broken), broken)

    assert first.failure is not None
    assert "no method 'shut_down'" in first.failure.message
    assert second.failure is not None
    assert second.failure.message == "the plugin failed: ValidationError"


def test_a_server_describes_itself_so_that_an_operator_can_allow_it(app: RemoteApp) -> None:
    call = new_call("describe")

    answer = told(post(app, call.to_wire().encode()), call)

    assert type(describe(EchoChannel)).model_validate_json(json.dumps(answer.value)) == describe(EchoChannel)


def test_a_description_has_the_same_fingerprint_in_any_order() -> None:
    told = describe(EchoChannel)
    later = told.model_copy(update={"manifest": told.manifest.model_copy(update={"version": "9.0.0"})})

    assert fingerprint(type(told).from_wire(told.to_wire())) == fingerprint(told)
    assert fingerprint(later) != fingerprint(told)


def test_a_server_needs_a_key_of_good_length_and_a_plugin_without_connections() -> None:
    with pytest.raises(ValueError, match="at least 32"):
        serve(EchoChannel, keys=["short"])
    with pytest.raises(ValueError, match="needs a key"):
        serve(EchoChannel, keys=[])
    with pytest.raises(ValueError, match="within the host"):
        serve(MailChannel, keys=[KEY])
