"""Tokens that open a room: JSON Web Tokens, signed with HMAC-SHA256 (RFC 7515, RFC 7519), made in a few lines."""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from pydantic import SecretStr

from integrations.meetings.jitsi.settings import JitsiConfig
from mannaka_sdk import MeetingRole

SKEW: Final = timedelta(seconds=30)
"""How far the server's clock may be behind ours."""
_HEADER: Final = {"alg": "HS256", "typ": "JWT"}
# What a room offers to nobody: the talk is kept by the consultation's own record.
_NEVER: Final = ("recording", "livestreaming", "transcription", "outbound-call", "sip-outbound-call")


def claims_of(
    config: JitsiConfig, *, room: str, name: str, role: MeetingRole, now: datetime, lasts: timedelta
) -> dict[str, Any]:
    """Return who may enter which room, as what, and until when."""
    leads = role is MeetingRole.HOST
    features: dict[str, bool] = dict.fromkeys(_NEVER, False)
    features["screen-sharing"] = role is not MeetingRole.LISTENER
    return {
        "iss": config.app_id,
        "aud": config.app_id,
        "sub": config.server,
        "room": room,
        "nbf": int((now - SKEW).timestamp()),
        "exp": int((now + lasts).timestamp()),
        "moderator": leads,
        "context": {
            "user": {
                # The server repeats it when it tells who came: what they are, and nobody in particular.
                "id": f"{role.value}-{secrets.token_hex(8)}",
                "name": name,
                "moderator": leads,
                "affiliation": "owner" if leads else "member",
                "lobby_bypass": leads,
            },
            "features": features,
        },
    }


def signed(claims: Mapping[str, Any], secret: SecretStr) -> str:
    """Return a token."""
    said = f"{_encoded(_as_json(_HEADER))}.{_encoded(_as_json(claims))}"
    return f"{said}.{signature_of(said.encode(), secret.get_secret_value().encode())}"


def signature_of(said: bytes, key: bytes) -> str:
    """Return what stands behind the last point of a token."""
    return _encoded(hmac.digest(key, said, hashlib.sha256))


def _as_json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
