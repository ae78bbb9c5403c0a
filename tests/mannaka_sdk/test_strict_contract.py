"""A service's own OpenAPI files judge: what LINE's say by `discriminator` is held to, and not passed over."""

import asyncio
from copy import deepcopy
from typing import Any

import pytest
import yaml
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest
from openapi_spec_validator import validate

from mannaka_sdk import HttpRequest, HttpResponse, PermanentError
from mannaka_sdk.testing import ConformanceError, StrictContract, Wire, strict_discriminators
from tests.integrations.channels.line import CONTRACT

FILES = ("messaging-api.yml", "webhook.yml", "channel-access-token.yml")
PUSH = "https://api.line.me/v2/bot/message/push"
WRONG = (
    b'{"to": "U1", "messages": [{"type": "text"}]}',
    b'{"to": "U1", "messages": [{"type": "nosuch"}]}',
    b'{"to": "U1", "messages": [{"type": "text", "text": 5}]}',
)
GOOD = b'{"to": "U1", "messages": [{"type": "text", "text": "\xe3\x81\x82"}]}'
ZOO: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "zoo", "version": "1"},
    "paths": {},
    "components": {
        "schemas": {
            "Animal": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"type": "string"}},
                "discriminator": {"propertyName": "kind", "mapping": {"bird": "#/components/schemas/Bird"}},
            },
            "Bird": {
                "allOf": [{"$ref": "#/components/schemas/Animal"}],
                "discriminator": {"propertyName": "size", "mapping": {"small": "Wren"}},
            },
            "Wren": {"allOf": [{"$ref": "#/components/schemas/Bird"}, {"required": ["song"]}]},
            "Cage": {"type": "object", "properties": {"holds": {"allOf": [{"$ref": "#/components/schemas/Animal"}]}}},
        }
    },
}


@pytest.fixture(scope="module")
def line() -> StrictContract:
    return StrictContract(*(CONTRACT / name for name in FILES))


def pushed(body: bytes, **headers: str) -> HttpRequest:
    own = {"authorization": "Bearer t", "content-type": "application/json"}
    return HttpRequest(method="POST", url=PUSH, headers={**own, **headers}, body=body)


@pytest.fixture(scope="module")
def raw() -> OpenAPI:
    document = yaml.load((CONTRACT / "messaging-api.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return OpenAPI.from_dict(document)


@pytest.mark.parametrize("body", WRONG)
def test_what_the_raw_file_accepts_the_strict_one_refuses(raw: OpenAPI, line: StrictContract, body: bytes) -> None:
    headers = {"Authorization": "Bearer t"}
    raw.validate_request(MockRequest("https://api.line.me", "post", "/v2/bot/message/push", headers=headers, data=body))

    with pytest.raises(ConformanceError, match=r"POST /v2/bot/message/push breaks the contract"):
        line.check_request(pushed(body))


def test_what_is_right_passes(line: StrictContract) -> None:
    line.check_request(pushed(GOOD))


@pytest.mark.parametrize("name", FILES)
def test_a_strict_file_is_still_openapi(name: str) -> None:
    document = yaml.load((CONTRACT / name).read_bytes(), Loader=yaml.CSafeLoader)
    before = deepcopy(document)

    strict = strict_discriminators(document)

    validate(strict)
    assert document == before
    assert "discriminator" not in str(strict["components"])


def test_a_subtype_of_a_subtype_decides_at_each_step() -> None:
    schemas = strict_discriminators(ZOO)["components"]["schemas"]

    assert [each["allOf"][0]["$ref"] for each in schemas["Animal"]["oneOf"]] == ["#/components/schemas/Bird"]
    assert schemas["Bird"]["oneOf"][0]["allOf"][1]["properties"] == {"size": {"type": "string", "enum": ["small"]}}
    assert schemas["Bird__base"]["allOf"] == [{"$ref": "#/components/schemas/Animal__base"}]
    assert schemas["Wren"]["allOf"][0] == {"$ref": "#/components/schemas/Bird__base"}
    assert schemas["Cage"]["properties"]["holds"]["allOf"] == [{"$ref": "#/components/schemas/Animal"}]


@pytest.mark.parametrize(
    "request_sent",
    [
        pushed(GOOD, **{"x-line-retry-key": "not a uuid"}),
        HttpRequest(method="POST", url=PUSH, headers={"content-type": "application/json"}, body=GOOD),
        HttpRequest(method="GET", url=PUSH, headers={"authorization": "Bearer t"}),
        HttpRequest(method="GET", url="https://api.line.me/v2/bot/message/1/content", headers={"authorization": "x y"}),
        HttpRequest(method="GET", url="https://api.line.me/v2/bot/nowhere", headers={"authorization": "Bearer t"}),
    ],
    ids=["header", "no token", "method", "host", "path"],
)
def test_a_wrong_request_is_refused(line: StrictContract, request_sent: HttpRequest) -> None:
    with pytest.raises(ConformanceError, match="contract"):
        line.check_request(request_sent)


def answer(status: int, body: bytes) -> HttpResponse:
    return HttpResponse(status=status, headers={"content-type": "application/json"}, body=body)


def test_an_answer_is_held_to_the_contract_too(line: StrictContract) -> None:
    line.check_response(pushed(GOOD), answer(200, b'{"sentMessages": [{"id": "1"}]}'))

    with pytest.raises(ConformanceError, match="the answer to POST /v2/bot/message/push breaks the contract"):
        line.check_response(pushed(GOOD), answer(200, b'{"sentMessages": [{"id": 1}]}'))


def test_a_refusal_is_held_to_the_contract_where_it_describes_one(line: StrictContract) -> None:
    line.check_response(pushed(GOOD), answer(503, b"no JSON"))
    line.check_response(pushed(GOOD), answer(409, b'{"message": "taken"}'))

    with pytest.raises(ConformanceError):
        line.check_response(pushed(GOOD), answer(409, b"{}"))
    with pytest.raises(ConformanceError):
        line.check_response(pushed(GOOD), answer(202, b"{}"))


class Careless:
    """A simulator that answers everything with an empty success."""

    def respond(self, _request: HttpRequest) -> HttpResponse:
        return answer(200, b"{}")


@pytest.mark.parametrize("body", [WRONG[0], GOOD], ids=["a wrong request", "a wrong answer"])
def test_the_kit_holds_both_sides_to_the_contract(line: StrictContract, body: bytes) -> None:
    wire = Wire(Careless(), frozenset({"api.line.me"}), contract=line)  # type: ignore[arg-type]  # it answers, no more

    with pytest.raises(ConformanceError):
        asyncio.run(wire.send(pushed(body)))
    with pytest.raises(PermanentError):
        asyncio.run(wire.send(HttpRequest(method="GET", url="https://elsewhere.example/")))
