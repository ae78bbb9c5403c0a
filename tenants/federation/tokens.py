"""What a provider's token proves: who vouches for whom, to whom, when, and in answer to which question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import jwt
from django.utils.crypto import constant_time_compare

from tenants.federation.errors import NotVouchedError

# Signatures with a public key, and no others: neither "none" nor a shared secret.
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384")
SKEW_SECONDS: Final = 60
_NEEDED: Final = ("iss", "sub", "aud", "exp", "iat", "nonce")
_TWO_FACTORS: Final = frozenset({"mfa"})
_STRONG_CONTEXTS: Final = frozenset(
    {
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "https://refeds.org/profile/mfa",
        "phr",
        "phrh",
    }
)
MOST_SUBJECT: Final = 255
_MOST_NAME: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """For whom a provider vouches."""

    issuer: str
    subject: str
    name: str = field(default="", repr=False)
    name_kana: str = field(default="", repr=False)
    did_two_factors: bool = False


def read_token(token: str, keys: list[dict[str, Any]], *, issuer: str, client_id: str, nonce: str) -> Vouched:
    """
    Return for whom a token vouches.

    :raises NotVouchedError: signature, issuer, audience, time or nonce are not those that were asked for.
    """
    try:
        claims = _claims(token, keys, issuer=issuer, client_id=client_id)
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise NotVouchedError from error
    subject, told = claims["sub"], claims["nonce"]
    is_answer = isinstance(told, str) and constant_time_compare(told, nonce)
    is_for_us = claims.get("azp", client_id) == client_id and (
        claims["aud"] in (client_id, [client_id]) or "azp" in claims
    )
    if not (is_answer and is_for_us and isinstance(subject, str) and 0 < len(subject) <= MOST_SUBJECT):
        raise NotVouchedError
    return Vouched(
        issuer=issuer,
        subject=subject,
        name=_name(claims, "name") or _name(claims, "preferred_username"),
        name_kana=_name(claims, "name#ja-Kana-JP"),
        did_two_factors=_did_two_factors(claims),
    )


def _claims(token: str, keys: list[dict[str, Any]], *, issuer: str, client_id: str) -> dict[str, Any]:
    header = jwt.get_unverified_header(token)
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise jwt.InvalidAlgorithmError
    found: dict[str, Any] = jwt.decode(
        token,
        _key(keys, key_id=header.get("kid"), algorithm=algorithm).key,
        algorithms=[algorithm],
        audience=client_id,
        issuer=issuer,
        leeway=SKEW_SECONDS,
        options={"require": list(_NEEDED)},
    )
    return found


def _key(keys: list[dict[str, Any]], *, key_id: object, algorithm: str) -> jwt.PyJWK:
    """Return the one key that the token names; without a name, the only one that there is."""
    fitting = [each for each in keys if each.get("use", "sig") == "sig" and each.get("alg", algorithm) == algorithm]
    named = [each for each in fitting if key_id is None or each.get("kid") == key_id]
    if len(named) != 1:
        raise jwt.InvalidKeyError
    return jwt.PyJWK.from_dict(named[0], algorithm=algorithm)


def _did_two_factors(claims: dict[str, Any]) -> bool:
    methods = claims.get("amr")
    return claims.get("acr") in _STRONG_CONTEXTS or (
        isinstance(methods, list) and not _TWO_FACTORS.isdisjoint(str(each) for each in methods)
    )


def _name(claims: dict[str, Any], claim: str) -> str:
    told = claims.get(claim)
    plain = "".join(each for each in told if each.isprintable()) if isinstance(told, str) else ""
    return " ".join(plain.split())[:_MOST_NAME]
