from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from mannaka_kit import crypto
from mannaka_kit.crypto import UndecipherableError, WrongKeyError
from mannaka_tenancy import NoTenantError, Tenant, use

PLACE = crypto.cell("mfa_authenticator", "data", 7)


def encrypted(city: Tenant, text: str = "0898-32-5200", *, purpose: str = "totp", aad: str = PLACE) -> str:
    with use(city):
        return crypto.encrypt(text, purpose=purpose, aad=aad)


def decrypted(city: Tenant, token: str, *, purpose: str = "totp", aad: str = PLACE) -> str:
    with use(city):
        return crypto.decrypt(token, purpose=purpose, aad=aad)


@pytest.mark.parametrize("text", ["", "越智 花子", "𠮷", "a" * 100_000])
def test_what_was_encrypted_is_read_back_in_its_place(imabari: Tenant, text: str) -> None:
    token = encrypted(imabari, text)
    assert token.startswith("m1.")
    assert decrypted(imabari, token) == text


def test_the_same_text_never_looks_the_same(imabari: Tenant) -> None:
    assert encrypted(imabari) != encrypted(imabari)


def test_the_other_city_cannot_read_it(imabari: Tenant, saijo: Tenant) -> None:
    with pytest.raises(UndecipherableError):
        decrypted(saijo, encrypted(imabari))


def test_the_other_city_cannot_read_it_with_a_stolen_key_either(imabari: Tenant, saijo: Tenant) -> None:
    thief = replace(saijo, wrapped_key=imabari.wrapped_key)
    token = encrypted(imabari)
    with pytest.raises(WrongKeyError):
        decrypted(thief, token)


def test_another_installations_key_opens_nothing(imabari: Tenant, settings: Any) -> None:
    token = encrypted(imabari)
    settings.MANNAKA_KEK = b"\x01" * 32
    with pytest.raises(WrongKeyError):
        decrypted(imabari, token)


def test_a_key_of_the_wrong_length_is_named(imabari: Tenant, settings: Any) -> None:
    settings.MANNAKA_KEK = b"short"
    with pytest.raises(ValueError, match="MANNAKA_KEK"):
        encrypted(imabari)


def test_another_spelling_of_the_same_bytes_does_not_pass(imabari: Tenant) -> None:
    token = encrypted(imabari, "a" * 12)
    assert token.endswith("==")
    with pytest.raises(UndecipherableError):
        decrypted(imabari, token[:-3] + chr(ord(token[-3]) + 1) + "==")


@pytest.mark.parametrize(
    "elsewhere",
    [
        crypto.cell("mfa_authenticator", "data", 8),
        crypto.cell("mfa_authenticator", "other", 7),
        crypto.cell("party", "data", 7),
    ],
)
def test_a_value_moved_to_another_row_column_or_table_does_not_open(imabari: Tenant, elsewhere: str) -> None:
    with pytest.raises(UndecipherableError):
        decrypted(imabari, encrypted(imabari), aad=elsewhere)


def test_a_value_does_not_open_for_another_purpose(imabari: Tenant) -> None:
    with pytest.raises(UndecipherableError):
        decrypted(imabari, encrypted(imabari), purpose="telephone")


def test_places_cannot_be_confused_by_what_stands_in_a_name() -> None:
    assert crypto.cell("a", "b|c", "d") != crypto.cell("a|b", "c", "d")


@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_value_with_any_one_character_changed_does_not_open(imabari: Tenant, data: st.DataObject) -> None:
    token = encrypted(imabari)
    at = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda char: char != token[at]))
    with pytest.raises(UndecipherableError):
        decrypted(imabari, token[:at] + other + token[at + 1 :])


def test_outside_every_city_nothing_is_encrypted() -> None:
    with pytest.raises(NoTenantError):
        crypto.encrypt("x", purpose="totp", aad=PLACE)


def test_a_fingerprint_is_equal_within_a_city_and_purpose_only(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        first, again = (crypto.fingerprint("0898325200", purpose="search") for _ in range(2))
        other_purpose = crypto.fingerprint("0898325200", purpose="other")
    with use(saijo):
        elsewhere = crypto.fingerprint("0898325200", purpose="search")
    assert first == again
    assert len({first, other_purpose, elsewhere}) == 3


def test_a_wrapped_key_is_new_each_time_and_bound_to_its_city() -> None:
    city = UUID(int=1)
    assert crypto.new_wrapped_key(city) != crypto.new_wrapped_key(city)


def test_a_signature_of_one_city_does_not_hold_in_the_other(imabari: Tenant, saijo: Tenant) -> None:
    from django.core.signing import BadSignature

    with use(imabari):
        signed = crypto.city_signer("portal").sign("12")
        assert crypto.city_signer("portal").unsign(signed) == "12"
        with pytest.raises(BadSignature):
            crypto.city_signer("staff").unsign(signed)
    with use(saijo), pytest.raises(BadSignature):
        crypto.city_signer("portal").unsign(signed)
