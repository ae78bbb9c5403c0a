"""A body's identity provider, in memory: it describes itself, asks who one is, and signs what it says of them."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, quote_plus, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from mannaka_kit import clock
from mannaka_sdk import HttpResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from mannaka_sdk import HttpRequest

_BITS: Final = 2048
_LASTS: Final = 300
_JSON: Final = {"content-type": "application/json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Somebody whom the provider knows."""

    subject: str
    name: str
    kana: str = ""
    did_two_factors: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    person: Somebody
    asked: dict[str, str]


def _nothing_drawn(_people: list[tuple[Somebody, str]]) -> bytes:
    return b""


@dataclass(slots=True, kw_only=True)
class Issuer:
    """The provider of one body, which knows one client: the city."""

    host: str
    client_id: str
    client_secret: str = field(repr=False)
    people: list[Somebody]
    draw: Callable[[list[tuple[Somebody, str]]], bytes] = _nothing_drawn
    key_id: str = "k1"
    _made: RSAPrivateKey | None = field(default=None, repr=False)
    _given: dict[str, _Given] = field(default_factory=dict, repr=False)

    @property
    def issuer(self) -> str:
        """Return the provider's name for itself."""
        return f"https://{self.host}"

    @property
    def key(self) -> RSAPrivateKey:
        """Return the key that signs, made when it is first needed: that takes a moment."""
        if self._made is None:
            self._made = generate_private_key(65537, _BITS)
        return self._made

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer a request as a provider would."""
        parts = urlsplit(request.url)
        query = dict(parse_qsl(parts.query))
        match parts.path:
            case "/.well-known/openid-configuration":
                return _json(self.description())
            case "/keys":
                return _json({"keys": self.keys()})
            case "/authorize":
                return self._authorize(query)
            case "/token":
                return self._token(request)
        return HttpResponse(status=HTTPStatus.NOT_FOUND)

    def description(self) -> dict[str, Any]:
        """Return what it says of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def keys(self) -> list[dict[str, Any]]:
        """Return the public keys."""
        found: dict[str, Any] = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return [{**found, "kid": self.key_id, "use": "sig", "alg": "RS256"}]

    def vouch(self, asked: dict[str, str], person: Somebody) -> str:
        """Let somebody sign in, and return the address to which the browser goes."""
        code = secrets.token_urlsafe(16)
        self._given[code] = _Given(person=person, asked=asked)
        told = {"code": code, "state": asked.get("state", ""), "iss": self.issuer}
        return f"{asked.get('redirect_uri', '')}?{urlencode(told)}"

    def claims(self, person: Somebody, asked: dict[str, str]) -> dict[str, Any]:
        """Return what a token says."""
        now = int(clock.now().timestamp())
        told = {"iss": self.issuer, "sub": person.subject, "aud": self.client_id, "nonce": asked.get("nonce", "")}
        names = {"name": person.name, **({"name#ja-Kana-JP": person.kana} if person.kana else {})}
        methods = ["pwd", "otp", "mfa"] if person.did_two_factors else ["pwd"]
        return {**told, **names, "iat": now, "exp": now + _LASTS, "amr": methods}

    def signed(self, claims: dict[str, Any]) -> str:
        """Return a token."""
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": self.key_id})

    def _authorize(self, query: dict[str, str]) -> HttpResponse:
        """Ask who one is, or go back with a code for whoever was chosen."""
        chosen = query.pop("person", "")
        person = next((each for each in self.people if each.subject == chosen), None)
        if query.get("client_id") != self.client_id:
            return HttpResponse(status=HTTPStatus.BAD_REQUEST)
        if person is None:
            ways = [(each, f"?{urlencode({**query, 'person': each.subject})}") for each in self.people]
            return HttpResponse(
                status=HTTPStatus.OK, headers={"content-type": "text/html; charset=utf-8"}, body=self.draw(ways)
            )
        return HttpResponse(status=HTTPStatus.FOUND, headers={"location": self.vouch(query, person)})

    def _token(self, request: HttpRequest) -> HttpResponse:
        form = dict(parse_qsl(request.body.decode()))
        named = f"{quote_plus(self.client_id)}:{quote_plus(self.client_secret)}".encode()
        if request.headers.get("authorization") != f"Basic {base64.b64encode(named).decode()}":
            return _json({"error": "invalid_client"}, status=HTTPStatus.UNAUTHORIZED)
        given = self._given.pop(form.get("code", ""), None)
        if given is None or not _proves(form, given.asked):
            return _json({"error": "invalid_grant"}, status=HTTPStatus.BAD_REQUEST)
        token = self.signed(self.claims(given.person, given.asked))
        return _json({"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "id_token": token})


def _proves(form: dict[str, str], asked: dict[str, str]) -> bool:
    """Tell whether the code comes from the browser that asked, for the same address."""
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return challenge == asked.get("code_challenge") and form.get("redirect_uri") == asked.get("redirect_uri")


def _json(told: dict[str, Any], *, status: int = HTTPStatus.OK) -> HttpResponse:
    return HttpResponse(status=status, headers=_JSON, body=json.dumps(told).encode())
