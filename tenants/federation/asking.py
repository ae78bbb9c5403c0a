"""
What is asked of a body's provider: its own description, its keys, and a code's worth. Never inside a transaction.

Everything goes by the house's one way out: hosts that the operator names, https, no redirect, few seconds.
"""

from __future__ import annotations

import asyncio
import base64
import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote_plus, urlencode, urlsplit

from pydantic import BaseModel, Field, ValidationError

from mannaka_sdk import HttpRequest, HttpResponse, PluginError
from tenants.federation.troubles import ProviderTroubleError, Trouble
from tenants.plugins.calling import require_real_service
from tenants.plugins.egress import egress_to
from tenants.plugins.reaching import allowed_host

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tenants.plugins.egress import HttpEgress

Found = TypeVar("Found")
SECONDS: Final = 5.0
_BASIC, _POST = "client_secret_basic", "client_secret_post"
_FORM: Final = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
_NO_CODE_OF_OURS: Final = "mannaka-probe"


class Description(BaseModel):
    """What a provider says of itself (OpenID Connect Discovery)."""

    issuer: str
    authorization_endpoint: str = Field(pattern=r"^https://[^\s]+$")
    token_endpoint: str
    jwks_uri: str
    response_types_supported: list[str] = ["code"]
    code_challenge_methods_supported: list[str] = ["S256"]
    token_endpoint_auth_methods_supported: list[str] = [_BASIC]


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Who the city is at the provider."""

    client_id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redeemed:
    """A token, and the keys by which it may be signed."""

    token: str = field(repr=False)
    keys: list[dict[str, Any]]


def described(issuer: str) -> Description:
    """
    Return what the provider says of itself.

    :raises ProviderTroubleError: it says nothing that can be used.
    """
    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"

    async def work(http: HttpEgress) -> Description:
        answer = await http.send(HttpRequest(method="GET", url=address, timeout_s=SECONDS))
        if answer.status != HTTPStatus.OK:
            away = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
            raise ProviderTroubleError(Trouble.AWAY if away else Trouble.NO_DESCRIPTION)
        return _checked(answer, issuer)

    return _run(work, hosts=_hosts(issuer))


def redeem(description: Description, client: Client, *, code: str, verifier: str, return_to: str) -> Redeemed:
    """
    Return the token for a code, with the provider's keys of this moment.

    :raises ProviderTroubleError: it gives none.
    """
    told = {"code": code, "code_verifier": verifier, "redirect_uri": return_to}

    async def work(http: HttpEgress) -> Redeemed:
        answer = await _asked_for_token(http, description, client, told)
        token = _data(answer).get("id_token")
        if answer.status != HTTPStatus.OK or not isinstance(token, str):
            raise ProviderTroubleError(Trouble.CLIENT if _refuses_client(answer) else Trouble.UNREADABLE)
        return Redeemed(token=token, keys=await _keys(http, description))

    return _run(work, hosts=_hosts(description.token_endpoint, description.jwks_uri))


def try_out(issuer: str, client: Client, *, return_to: str) -> None:
    """
    Try a provider as far as that goes without a person: its description, its keys, and whether it knows the client.

    :raises ProviderTroubleError: something is wrong.
    """
    description = described(issuer)

    async def work(http: HttpEgress) -> None:
        if not [each for each in await _keys(http, description) if each.get("kty") in {"RSA", "EC"}]:
            raise ProviderTroubleError(Trouble.NO_KEYS)
        told = {"code": _NO_CODE_OF_OURS, "code_verifier": _NO_CODE_OF_OURS * 4, "redirect_uri": return_to}
        if _refuses_client(await _asked_for_token(http, description, client, told)):
            raise ProviderTroubleError(Trouble.CLIENT)

    _run(work, hosts=_hosts(description.token_endpoint, description.jwks_uri))


def _checked(answer: HttpResponse, issuer: str) -> Description:
    try:
        found = Description.model_validate_json(answer.body)
    except ValidationError:
        raise ProviderTroubleError(Trouble.UNREADABLE) from None
    if found.issuer != issuer:
        raise ProviderTroubleError(Trouble.OTHER_ISSUER)
    if "code" not in found.response_types_supported or "S256" not in found.code_challenge_methods_supported:
        raise ProviderTroubleError(Trouble.NO_CODE)
    _hosts(found.authorization_endpoint, found.token_endpoint, found.jwks_uri)
    return found


async def _asked_for_token(
    http: HttpEgress, description: Description, client: Client, told: dict[str, str]
) -> HttpResponse:
    form, headers = {"grant_type": "authorization_code", **told}, dict(_FORM)
    known = description.token_endpoint_auth_methods_supported
    if _BASIC in known or _POST not in known:
        named = f"{quote_plus(client.client_id)}:{quote_plus(client.secret)}"
        headers["authorization"] = f"Basic {base64.b64encode(named.encode()).decode()}"
    else:
        form |= {"client_id": client.client_id, "client_secret": client.secret}
    body = urlencode(form).encode()
    return await http.send(
        HttpRequest(method="POST", url=description.token_endpoint, headers=headers, body=body, timeout_s=SECONDS)
    )


async def _keys(http: HttpEgress, description: Description) -> list[dict[str, Any]]:
    answer = await http.send(HttpRequest(method="GET", url=description.jwks_uri, timeout_s=SECONDS))
    keys = _data(answer).get("keys")
    return [each for each in keys if isinstance(each, dict)] if isinstance(keys, list) else []


def _data(answer: HttpResponse) -> dict[str, Any]:
    try:
        found = json.loads(answer.body)
    except ValueError:
        raise ProviderTroubleError(Trouble.UNREADABLE) from None
    return found if isinstance(found, dict) else {}


def _refuses_client(answer: HttpResponse) -> bool:
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ProviderTroubleError(Trouble.AWAY)
    return answer.status == HTTPStatus.UNAUTHORIZED or _data(answer).get("error") == "invalid_client"


def _hosts(*addresses: str) -> frozenset[str]:
    """
    Return the hosts of addresses, each of which the operator allows.

    :raises ProviderTroubleError: one is not allowed.
    """
    found = {address: allowed_host(address) for address in addresses}
    strange = sorted({urlsplit(address).hostname or address for address, host in found.items() if not host})
    if strange:
        raise ProviderTroubleError(Trouble.HOST, hosts="、".join(strange))
    return frozenset(found.values())


def _run(work: Callable[[HttpEgress], Coroutine[Any, Any, Found]], *, hosts: frozenset[str]) -> Found:
    async def run() -> Found:
        async with egress_to(hosts) as http:
            return await work(http)

    try:
        require_real_service()
        return asyncio.run(run())
    except PluginError as error:
        raise ProviderTroubleError(Trouble.AWAY) from error
