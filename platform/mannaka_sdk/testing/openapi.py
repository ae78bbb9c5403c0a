"""A service's own OpenAPI files as a judge of what is sent to it and of what its simulator answers."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from mannaka_sdk.egress import HttpRequest, HttpResponse
from mannaka_sdk.testing.expect import ConformanceError

_SCHEMAS: Final = "#/components/schemas/"
_REFUSAL: Final = 400


def strict_discriminators(document: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return an OpenAPI document in which a discriminator decides.

    Written as `discriminator` and `allOf`, polymorphism is taken by validators for decoration: a subtype without its
    fields, and a type that there is not, pass. Here every such schema becomes one of its subtypes, each with its name.
    """
    strict: dict[str, Any] = deepcopy(dict(document))
    schemas: dict[str, Any] = strict.get("components", {}).get("schemas", {})
    bases = {name: each for name, each in schemas.items() if each.get("discriminator", {}).get("mapping")}
    for name, schema in bases.items():
        discriminator = schema.pop("discriminator")
        subtypes = {value: _name_of(target) for value, target in discriminator["mapping"].items()}
        for subtype in set(subtypes.values()):
            _inherit(schemas[subtype], name)
        schemas[_base(name)] = schema
    for name in bases:
        discriminator = document["components"]["schemas"][name]["discriminator"]
        schemas[name] = {"oneOf": list(_choices(discriminator))}
    return strict


def _name_of(target: str) -> str:
    return target.removeprefix(_SCHEMAS)


def _base(name: str) -> str:
    return f"{name}__base"


def _inherit(subtype: dict[str, Any], name: str) -> None:
    """Let a subtype inherit from the copy that decides nothing: from what decides it would inherit itself."""
    for each in subtype.get("allOf", ()):
        if each.get("$ref") == _SCHEMAS + name:
            each["$ref"] = _SCHEMAS + _base(name)


def _choices(discriminator: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    key = discriminator["propertyName"]
    for value, target in discriminator["mapping"].items():
        named = {"type": "object", "required": [key], "properties": {key: {"type": "string", "enum": [value]}}}
        yield {"allOf": [{"$ref": _SCHEMAS + _name_of(target)}, named]}


class StrictContract:
    """
    One or more OpenAPI files of a service, read when they are first asked.

    Needs `openapi-core`, which `mannaka-sdk[testing]` brings.
    """

    def __init__(self, *files: Path) -> None:
        self.files = files

    def check_request(self, request: HttpRequest) -> None:
        """
        Hold a request to the contract.

        :raises ConformanceError: if the contract has no such operation, or another idea of it.
        """
        self._hold("request", request)

    def check_response(self, request: HttpRequest, response: HttpResponse) -> None:
        """
        Hold the answer to a request to the contract; a refusal that the contract does not describe is passed over.

        :raises ConformanceError: if the contract has another idea of it.
        """
        self._hold("answer", request, response)

    @cached_property
    def _apis(self) -> list[Any]:
        from openapi_core import OpenAPI

        return [OpenAPI.from_dict(strict_discriminators(_read(file))) for file in self.files]

    def _hold(self, what: str, request: HttpRequest, response: HttpResponse | None = None) -> None:
        from openapi_core.exceptions import OpenAPIError
        from openapi_core.templating.paths.exceptions import PathError
        from openapi_core.templating.responses.exceptions import ResponseFinderError

        asked = _Request(request)
        for api in self._apis:
            try:
                if response is None:
                    api.validate_request(asked)
                else:
                    api.validate_response(asked, _Response(response))
            except PathError:
                continue
            except OpenAPIError as error:
                is_passed_over = response is not None and response.status >= _REFUSAL
                if is_passed_over and isinstance(error, ResponseFinderError):
                    return
                raise ConformanceError(f"{_title(what, request)} breaks the contract: {_reason(error)}") from error
            return
        raise ConformanceError(f"the contract has no operation {request.method} {_path(request)}")


def _title(what: str, request: HttpRequest) -> str:
    return f"the {what} {'to' if what == 'answer' else ''} {request.method} {_path(request)}".replace("  ", " ")


def _path(request: HttpRequest) -> str:
    return urlsplit(request.url).path


def _reason(error: BaseException) -> str:
    """Return what an error and those below it say."""
    below = [*getattr(error, "schema_errors", ())]
    says = [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in below]
    cause = error.__cause__
    return "; ".join([str(error) or type(error).__name__, *says, *([_reason(cause)] if cause else [])])


def _read(file: Path) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 - a safe loader, in C where it can be
    return document


class _Request:
    """A request as openapi-core reads it."""

    def __init__(self, request: HttpRequest) -> None:
        from openapi_core.datatypes import RequestParameters
        from werkzeug.datastructures import Headers, ImmutableMultiDict

        url = urlsplit(request.url)
        self.host_url = f"{url.scheme}://{url.netloc}"
        self.path = url.path
        self.method = request.method.lower()
        self.body = request.body or None
        self.content_type = request.headers.get("content-type", "")
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(url.query)), header=Headers(request.headers)
        )


class _Response:
    """An answer as openapi-core reads it."""

    def __init__(self, response: HttpResponse) -> None:
        self.status_code = response.status
        self.data = response.body
        self.content_type = response.headers.get("content-type", "application/json")
        self.headers = response.headers
