"""What a token must prove before it proves anything: each lie alone is enough to be refused."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from mannaka_kit import clock
from tenants.federation.errors import NotVouchedError
from tenants.federation.tokens import read_token
from tests.tenants.federation.conftest import SATO, TestIssuer, an_issuer

ASKED = {"nonce": "n-1"}
MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def issuer() -> TestIssuer:
    return an_issuer("login.shakyo.example")


def read(issuer: TestIssuer, token: str, keys: list[dict[str, Any]] | None = None) -> Any:
    told = {"issuer": issuer.issuer, "client_id": issuer.client_id, "nonce": "n-1"}
    return read_token(token, issuer.keys() if keys is None else keys, **told)


def moment(minutes: float) -> int:
    return int((clock.now() + minutes * MINUTE).timestamp())


def test_a_true_token_says_who_it_is(issuer: TestIssuer) -> None:
    found = read(issuer, issuer.signed(issuer.claims(SATO, ASKED)))
    assert (found.issuer, found.subject, found.name, found.name_kana, found.did_two_factors) == (
        *("https://login.shakyo.example", "u-1001", "佐藤 恵"),
        *("サトウ メグミ", True),
    )
    early = issuer.claims(SATO, ASKED) | {"iat": moment(0.5), "exp": moment(-0.5), "amr": ["pwd"]}
    assert not read(issuer, issuer.signed(early)).did_two_factors
    also = issuer.claims(SATO, ASKED) | {"aud": ["mannaka", "other"], "azp": "mannaka", "amr": None, "acr": "phr"}
    assert read(issuer, issuer.signed(also)).did_two_factors


LIES: dict[str, Callable[[], dict[str, Any]]] = {
    "another issuer": lambda: {"iss": "https://login.houterasu.example"},
    "an issuer that only looks alike": lambda: {"iss": "https://login.shakyo.example/"},
    "another audience": lambda: {"aud": "other"},
    "several audiences, and nobody says for whom": lambda: {"aud": ["mannaka", "other"]},
    "meant for another client": lambda: {"azp": "other"},
    "over": lambda: {"exp": moment(-2)},
    "not begun": lambda: {"nbf": moment(5)},
    "written tomorrow": lambda: {"iat": moment(60 * 24)},
    "never over": lambda: {"exp": None},
    "without a moment": lambda: {"iat": None},
    "another question's answer": lambda: {"nonce": "n-2"},
    "no question's answer": lambda: {"nonce": None},
    "nobody": lambda: {"sub": None},
    "an empty name": lambda: {"sub": ""},
    "far too long a name": lambda: {"sub": "x" * 256},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_lies_once_is_refused(issuer: TestIssuer, lie: str) -> None:
    told = {**issuer.claims(SATO, ASKED), **LIES[lie]()}
    with pytest.raises(NotVouchedError):
        read(issuer, issuer.signed({name: value for name, value in told.items() if value is not None}))


def _by_hand(header: dict[str, Any], claims: dict[str, Any], secret: bytes = b"") -> str:
    parts = [base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=") for each in (header, claims)]
    signed = b".".join(parts)
    mark = hmac.digest(secret, signed, hashlib.sha256) if secret else b""
    return b".".join([*parts, base64.urlsafe_b64encode(mark).rstrip(b"=")]).decode()


def test_no_signature_a_shared_one_and_a_strangers_are_refused(issuer: TestIssuer) -> None:
    claims, kid = issuer.claims(SATO, ASKED), {"kid": "k1"}
    public = json.dumps(issuer.keys()[0]).encode()
    strange = rsa.generate_private_key(65537, 2048)
    curve = ec.generate_private_key(ec.SECP256R1())
    tokens = (
        _by_hand({"alg": "none", **kid}, claims),
        _by_hand({"alg": "None", **kid}, claims),
        _by_hand({"alg": "HS256", **kid}, claims, secret=public),
        _by_hand({"alg": "HS256", **kid}, claims, secret=issuer.client_secret.encode()),
        jwt.encode(claims, strange, algorithm="RS256", headers=kid),
        jwt.encode(claims, curve, algorithm="ES256", headers=kid),
        jwt.encode(claims, issuer.key, algorithm="RS256", headers={"kid": "k2"}),
        issuer.signed(claims)[:-4] + "AAAA",
        "not.a.token",
        "",
    )
    for token in tokens:
        with pytest.raises(NotVouchedError):
            read(issuer, token)


def test_keys_must_be_one_of_the_right_kind(issuer: TestIssuer) -> None:
    token, key = issuer.signed(issuer.claims(SATO, ASKED)), issuer.keys()[0]
    for keys in ([], [key, key], [{**key, "use": "enc"}], [{"kid": "k1", "kty": "oct", "k": "AA"}], [{"kid": "k1"}]):
        with pytest.raises(NotVouchedError):
            read(issuer, token, keys)
    assert read(issuer, token, [{**key, "kid": "k0"}, key]).subject == "u-1001"
