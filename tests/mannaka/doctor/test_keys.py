"""Keys that are missing or weak are named, with the command that makes a good one."""

import pytest

from mannaka.doctor.checks import audit_key, data_folder, key_encryption_key, secret_key
from tests.mannaka.doctor.conftest import MakeSituation, key


def test_sound_keys_are_let_through(situation: MakeSituation) -> None:
    checks = (secret_key, key_encryption_key, audit_key, data_folder)

    assert [finding for check in checks for finding in check.check(situation())] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [("", "not set"), ("short", "weak"), ("ab" * 40, "weak"), ("django-insecure", "weak")],
)
def test_a_weak_secret_key_is_found(situation: MakeSituation, value: str, words: str) -> None:
    (finding,) = secret_key.check(situation(SECRET_KEY=value))

    assert finding.setting == "SECRET_KEY"
    assert words in finding.problem
    assert "token_urlsafe" in finding.mend


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "not set"),
        ("not base64!", "not base64"),
        (key(of=b"too short"), "9 bytes instead of 32"),
        (key(of=bytes(32)), "not random"),
    ],
)
def test_a_weak_binary_key_is_found(situation: MakeSituation, value: str, words: str) -> None:
    (of_cities,) = key_encryption_key.check(situation(MANNAKA_KEK=value))
    (of_audit,) = audit_key.check(situation(MANNAKA_AUDIT_KEY=value))

    assert (of_cities.setting, of_audit.setting) == ("MANNAKA_KEK", "MANNAKA_AUDIT_KEY")
    assert words in of_cities.problem
    assert words in of_audit.problem


def test_one_key_for_two_purposes_is_found(situation: MakeSituation, sound: dict[str, str]) -> None:
    (finding,) = audit_key.check(situation(MANNAKA_AUDIT_KEY=sound["MANNAKA_KEK"]))

    assert "same key as MANNAKA_KEK" in finding.problem


def test_a_data_folder_that_cannot_be_made_is_found(situation: MakeSituation) -> None:
    (missing,) = data_folder.check(situation(MANNAKA_DATA=""))
    (impossible,) = data_folder.check(situation(MANNAKA_DATA="/proc/nowhere"))

    assert "not set" in missing.problem
    assert "/proc/nowhere" in impossible.problem
