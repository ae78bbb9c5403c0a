"""The types hold what they promise, before any plugin is written."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from integrations.channels.echo.manifest import MANIFEST, PRIVACY
from mannaka_sdk import (
    Capability,
    ConfigModel,
    DataClass,
    Description,
    FailureKind,
    LocalizedText,
    Manifest,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    RawRequest,
    RawResponse,
    SecretModel,
    TextUnit,
    Verdict,
    VerdictKind,
    describe,
    error_from,
    labelled,
    matches_base64,
    matches_hex,
    split_text,
)
from mannaka_sdk.configuration import unsupported_fields
from mannaka_sdk.errors import Failure
from mannaka_sdk.interfaces import INTERFACE_OF, methods_of, required_methods
from mannaka_sdk.kinds import Kind
from mannaka_sdk.versions import is_within

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def changed(**changes: object) -> Manifest:
    """Return the manifest of echo, read anew with something else in it."""
    return Manifest.model_validate({**MANIFEST.model_dump(), **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "Echo"},
        {"version": "1.0"},
        {"sdk": ">=1.0"},
        {"egress": ["https://api.echo.example"]},
        {"egress": ["*.echo.example"]},
        {"egress": ["127.0.0.1"]},
        {"egress": ["localhost"]},
        {"ack_deadline_s": None},
        {"capabilities": ["lobby"]},
        {"capabilities": ["media_out"]},
        {"limits": {}},
        {"kinds": []},
    ],
    ids=str,
)
def test_a_manifest_that_contradicts_itself_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        changed(**changes)


def test_a_manifest_reads_itself_again() -> None:
    assert Manifest.from_wire(MANIFEST.to_wire()) == MANIFEST
    assert changed() == MANIFEST


@pytest.mark.parametrize(
    ("version", "bounds", "expected"),
    [("1.2.3", ">=1.2,<2.0", True), ("2.0.0", ">=1.2,<2.0", False), ("1.10.0", ">=1.9,<1.11.1", True)],
)
def test_a_version_lies_within_its_bounds(version: str, bounds: str, expected: bool) -> None:
    assert is_within(version, bounds) is expected


@pytest.mark.parametrize("text", ["1", "01.0.0", "1.0.0-beta", "v1.0.0", ""])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a version"):
        is_within(text, ">=1.0,<2.0")


def test_a_privacy_sheet_that_says_more_is_wider() -> None:
    wider = PRIVACY.model_copy(update={"data_in": PRIVACY.data_in | {DataClass.FILE}})
    longer = PRIVACY.model_copy(update={"retention": LocalizedText(ja="永久", en="For ever")})

    assert wider.is_wider_than(PRIVACY)
    assert longer.is_wider_than(PRIVACY)
    assert not PRIVACY.is_wider_than(wider)
    assert not PRIVACY.is_wider_than(PRIVACY)


@pytest.mark.parametrize("kind", FailureKind)
def test_every_error_crosses_a_process_border_whole(kind: FailureKind) -> None:
    failure = Failure(kind=kind, message="why")

    assert error_from(failure).to_failure() == failure
    assert isinstance(error_from(failure), PluginError)


def test_an_error_keeps_when_to_try_again() -> None:
    for error in (RateLimitedError("a", retry_after=timedelta(seconds=7)), QuotaExceededError("b", resets_at=NOW)):
        told = Failure.from_wire(error.to_failure().to_wire())
        assert type(error_from(told)) is type(error)
        assert error_from(told).to_failure() == error.to_failure()


def test_a_verdict_answers_what_it_decides() -> None:
    assert Verdict.rejected("no").response.status == 401
    with pytest.raises(ValidationError):
        Verdict(kind=VerdictKind.ACCEPT, response=RawResponse(status=401))
    with pytest.raises(ValidationError):
        Verdict(kind=VerdictKind.REJECT)


def test_headers_are_found_in_any_case_and_shown_to_nobody() -> None:
    request = RawRequest(headers={"X-Signature": "abc"}, body=b"\xff", received_at=NOW)

    assert request.header("x-SIGNATURE") == "abc"
    assert request.header("missing") == ""
    assert "abc" not in repr(request)
    assert RawRequest.from_wire(request.to_wire()) == request


@pytest.mark.parametrize("matches", [matches_hex, matches_base64])
@given(signature=st.text())
def test_any_text_may_be_a_wrong_signature(matches: object, signature: str) -> None:
    assert callable(matches)
    assert matches(signature, secret=SecretStr("s"), signed=b"x") is False


def test_a_right_signature_is_known() -> None:
    secret = SecretStr("Jefe")
    signed = b"what do ya want for nothing?"  # RFC 4231, test case 2

    assert matches_hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", secret=secret, signed=signed)
    assert matches_base64("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=", secret=secret, signed=signed)


@given(st.text(min_size=1), st.integers(min_value=4, max_value=40), st.sampled_from(TextUnit))
def test_a_split_text_is_whole_and_no_piece_too_long(text: str, longest: int, unit: TextUnit) -> None:
    text = text.encode("utf-8", "replace").decode()
    pieces = split_text(text, longest=longest, unit=unit)

    assert "".join(pieces) == text
    assert all(0 < unit.measure(piece) <= longest for piece in pieces)


def test_a_text_is_split_at_the_end_of_a_sentence() -> None:
    assert split_text("一二三四。五六七八九。十", longest=8) == ("一二三四。", "五六七八九。十")


@pytest.mark.parametrize("one", ["👨\u200d👩\u200d👧", "🇯🇵", "👍🏽", "が", "辻\U000e0100", "ｶﾞ", "\r\n"])
def test_one_character_is_not_torn_apart(one: str) -> None:
    assert split_text("あ" + one, longest=len(one)) == ("あ", one)


def test_a_character_that_no_message_holds_is_told() -> None:
    with pytest.raises(ValueError, match="longer than a message"):
        split_text("𠮷", longest=1, unit=TextUnit.UTF16)


def test_secrets_are_never_shown() -> None:
    class Secrets(SecretModel):
        token: SecretStr = labelled(ja="トークン", en="Token")

    secrets = Secrets(token=SecretStr("abc-secret"))
    with pytest.raises(ValidationError) as refused:
        Secrets.model_validate({"token": ["abc-secret"]})

    assert "abc-secret" not in f"{secrets!r} {secrets.to_wire()} {refused.value}"


def test_a_help_text_is_written_in_both_languages() -> None:
    with pytest.raises(ValueError, match="both languages"):
        labelled(ja="名前", en="Name", help_ja="お名前")


def test_what_is_folded_away_has_a_default() -> None:
    with pytest.raises(ValueError, match="a rare field has a default"):
        labelled(ja="名前", en="Name", is_rare=True)


def test_a_choice_is_shown_by_its_words() -> None:
    class Config(ConfigModel):
        mode: VerdictKind = labelled(
            ja="扱い", en="Handling", choices={VerdictKind.ACCEPT: LocalizedText(ja="受け取る", en="Take it")}
        )

    shown = Config.model_json_schema()["properties"]["mode"]

    assert shown["x-choices"] == {"accept": {"ja": "受け取る", "en": "Take it"}}
    assert unsupported_fields(Config) == {}


def test_every_kind_has_its_protocol_and_the_common_methods() -> None:
    assert set(INTERFACE_OF) == set(Kind)
    for interface in INTERFACE_OF.values():
        assert {"validate_config", "probe", "health", "migrate_config", "erase"} < set(methods_of(interface))


def test_a_capability_asks_for_its_method() -> None:
    without = MANIFEST.model_copy(update={"capabilities": frozenset[Capability]()})

    assert set(required_methods(MANIFEST)) - set(required_methods(without)) == {"quota"}


def test_a_plugin_is_described_for_another_process() -> None:
    from integrations.channels.echo.plugin import EchoChannel

    told = Description.from_wire(describe(EchoChannel).to_wire())

    assert told.config_schema["properties"]["account_id"]["x-label"] == {
        "ja": "アカウント番号",
        "en": "Account number",
    }
    assert told.secret_schema["properties"]["access_token"]["writeOnly"] is True
    assert told.interfaces == {Kind.MESSAGING: 1}
