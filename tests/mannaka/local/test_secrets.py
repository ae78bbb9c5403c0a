"""Secrets are made once, readable by their owner only."""

import base64
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mannaka.local import kept
from mannaka.local.errors import NoStackError
from mannaka.local.postgres import PostgresServer
from mannaka.local.secrets import ensure_secrets, environment
from mannaka.local.valkey import ValkeyServer


def remember_servers(data: Path) -> None:
    PostgresServer(data)._remember()
    ValkeyServer(data)._remember()


def test_secrets_stay_what_they_are(data: Path) -> None:
    assert ensure_secrets(data) == ensure_secrets(data)


def test_two_folders_share_no_secret(data: Path) -> None:
    here, there = ensure_secrets(data / "a"), ensure_secrets(data / "b")

    assert not set(here.values()) & set(there.values())


def test_only_the_owner_reads_them(data: Path) -> None:
    ensure_secrets(data)

    assert stat.S_IMODE((data / "secrets.json").stat().st_mode) == 0o600


def test_a_secret_that_a_newer_release_needs_is_added_and_the_others_stay(data: Path) -> None:
    before = ensure_secrets(data)
    kept.write_kept(data / "secrets.json", {k: v for k, v in before.items() if k != "MANNAKA_AUDIT_KEY"})

    after = ensure_secrets(data)

    assert {k: v for k, v in after.items() if k != "MANNAKA_AUDIT_KEY"} == {
        k: v for k, v in before.items() if k != "MANNAKA_AUDIT_KEY"
    }
    assert after["MANNAKA_AUDIT_KEY"]


def test_the_keys_are_what_the_ciphers_want(data: Path) -> None:
    held = ensure_secrets(data)

    assert len(base64.b64decode(held["MANNAKA_KEK"])) == 32
    assert Ed25519PrivateKey.from_private_bytes(base64.b64decode(held["MANNAKA_AUDIT_KEY"]))


def test_the_environment_names_three_logins_of_one_database(data: Path) -> None:
    remember_servers(data)

    variables = environment(data, public_port=8123)

    logins = {name: variables[name].split("//")[1].split(":")[0] for name in variables if name.startswith("DATABASE")}
    assert logins == {
        "DATABASE_URL": "mannaka_web",
        "DATABASE_OWNER_URL": "mannaka_owner",
        "DATABASE_RELAY_URL": "mannaka_relay",
    }
    assert variables["MANNAKA_PUBLIC_PORT"] == "8123"


def test_broker_and_cache_do_not_share_a_numbered_database(data: Path) -> None:
    remember_servers(data)

    variables = environment(data)

    assert variables["BROKER_URL"].endswith("/0")
    assert variables["CACHE_URL"].endswith("/1")


def test_a_folder_without_a_stack_is_refused_in_words(data: Path) -> None:
    with pytest.raises(NoStackError, match="start one with `mannaka demo"):
        environment(data)
