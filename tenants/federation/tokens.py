"""What a provider's token proves: who vouches for whom, to whom, when, and in answer to which question."""

from __future__ import annotations

from typing import Any, Final

import jwt
from django.utils.crypto import constant_time_compare

from tenants.federation.errors import NotVouchedError
from tenants.federation.vouched import MOST_SUBJECT, SKEW_SECONDS, STRONG_CONTEXTS, Vouched, plain_name

# Signatures with a public key, and no others: neither "none" nor a shared secret.
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384")
_NEEDED: Final = ("iss", "sub", "aud", "exp", "iat", "nonce")
_TWO_FACTORS: Final = frozenset({"mfa"})


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
        name=plain_name(claims.get("name")) or plain_name(claims.get("preferred_username")),
        name_kana=plain_name(claims.get("name#ja-Kana-JP")),
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
    return str(claims.get("acr")) in STRONG_CONTEXTS or (
        isinstance(methods, list) and not _TWO_FACTORS.isdisjoint(str(each) for each in methods)
    )
