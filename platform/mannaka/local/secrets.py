"""The secrets of a local stack, made once, and the environment of its processes."""

from __future__ import annotations

import base64
import os
import secrets
from typing import TYPE_CHECKING

from mannaka.local import kept
from mannaka.local.errors import NoStackError
from mannaka.local.ports import LOOPBACK
from mannaka.local.postgres import PostgresServer
from mannaka.local.valkey import ValkeyServer

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "mannaka"
LOGINS = {
    "DATABASE_URL": "mannaka_web",
    "DATABASE_OWNER_URL": "mannaka_owner",
    "DATABASE_RELAY_URL": "mannaka_relay",
}
DEFAULT_PORT = 8000


def ensure_secrets(data: Path) -> dict[str, str]:
    """
    Return the secrets of the data folder; those that are missing are made.

    :raises LocalStackError: another account made the file.
    """
    path = data / "secrets.json"
    with kept.locked(data / "secrets.lock"):
        held: dict[str, str] = kept.read_kept(path)
        complete = {**_new_secrets(), **held}
        if complete != held:
            kept.write_kept(path, complete)
        return complete


def environment(data: Path, *, public_port: int | None = None) -> dict[str, str]:
    """
    Return the environment variables that point Mannaka at the local stack in the data folder.

    :raises NoStackError: the folder holds no stack.
    """
    postgres, valkey = PostgresServer(data), ValkeyServer(data)
    if not (postgres.is_made and valkey.is_made):
        raise NoStackError(f"{data} holds no local stack: start one with `mannaka demo --data {data}`.")
    held = ensure_secrets(data)
    port = public_port or _kept_port(data)
    urls = {name: postgres.url(login, held[f"{login}_password"], DATABASE) for name, login in LOGINS.items()}
    keys = {name: held[name] for name in ("SECRET_KEY", "MANNAKA_KEK", "MANNAKA_AUDIT_KEY")}
    return {
        **urls,
        **keys,
        "BROKER_URL": valkey.broker_url,
        "CACHE_URL": valkey.cache_url,
        "DJANGO_SETTINGS_MODULE": "mannaka.settings.production",
        "MANNAKA_EMAIL_URL": (data.resolve() / "mail").as_uri(),
        "MANNAKA_DATA": str(data.resolve() / "files"),
        "MANNAKA_PUBLIC_PORT": str(port),
        "MANNAKA_LIVE_PORT": str(live_port(port)),
        "MANNAKA_INSECURE_HTTP": "1",
        "MANNAKA_SCANNER": "demo",
        "MANNAKA_LIVING_PAGE": "1",
        "MANNAKA_SIMULATOR_URL": f"http://{LOOPBACK}:{simulator_port(port)}",
    }


def live_port(public_port: int) -> int:
    """Return the port of the live streams: the one beside that of the pages."""
    return public_port + 1


def simulator_port(public_port: int) -> int:
    """Return the port of the simulated services: the next but one to that of the pages."""
    return public_port + 2


def mail_port(public_port: int) -> int:
    """Return the port at which mails may be delivered directly: the third beside that of the pages."""
    return public_port + 3


def keep_public_port(data: Path, port: int) -> None:
    """Keep the port that addresses show, for commands that run beside the demo."""
    kept.write_kept(data / "demo.json", {"port": port})


def _kept_port(data: Path) -> int:
    return int(kept.read_kept(data / "demo.json").get("port", DEFAULT_PORT))


def _new_secrets() -> dict[str, str]:
    passwords = {f"{login}_password": secrets.token_urlsafe(32) for login in LOGINS.values()}
    return {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "MANNAKA_KEK": _key(),
        # Any 32 bytes are an Ed25519 private key.
        "MANNAKA_AUDIT_KEY": _key(),
        **passwords,
    }


def _key() -> str:
    return base64.b64encode(os.urandom(32)).decode("ascii")
