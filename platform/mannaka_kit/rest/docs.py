"""The API's description for programs and for people; it holds no data, so it is open to everybody."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from drf_spectacular.renderers import OpenApiYamlRenderer

from mannaka_kit.rest.openapi import schema_in
from mannaka_kit.rest.problems import TITLES

_METHODS = ("get", "post")


@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """Answer the schema in the reader's language."""
    return HttpResponse(as_yaml(get_language() or "ja"), content_type="application/vnd.oai.openapi; charset=utf-8")


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the schema as a page: no script, nothing from elsewhere."""
    language = get_language() or "ja"
    values = {"sections": sections_in(language), "problems": TITLES.items(), "host": request.get_host()}
    return render(request, "rest/docs.html", values)


@lru_cache(maxsize=8)
def as_yaml(language: str) -> bytes:
    """Return the schema as YAML."""
    return bytes(OpenApiYamlRenderer().render(schema_in(language), renderer_context={}))  # type: ignore[no-untyped-call]


@lru_cache(maxsize=8)
def sections_in(language: str) -> list[dict[str, Any]]:
    """Return the operations by what they are about, ready to be shown."""
    found = schema_in(language)
    sections: dict[str, list[dict[str, Any]]] = {}
    for path, methods in found["paths"].items():
        for method in _METHODS:
            if method in methods:
                operation = methods[method]
                sections.setdefault(operation["tags"][0], []).append(_shown(path, method, operation, found))
    return [{"name": name, "operations": operations} for name, operations in sections.items()]


def _shown(path: str, method: str, operation: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "path": path,
        "method": method.upper(),
        "id": operation["operationId"],
        "summary": operation["summary"],
        "description": operation["description"],
        "parameters": [_parameter(each) for each in operation.get("parameters", [])],
        "body": list(_fields(_json_of(operation.get("requestBody", {})), found)),
        "answer": list(_fields(_first_answer(operation), found)),
        "statuses": list(operation["responses"]),
    }


def _parameter(parameter: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": parameter["name"],
        "place": parameter["in"],
        "required": parameter.get("required", False),
        "kind": _kind(parameter["schema"]),
        "description": parameter.get("description", ""),
    }


def _json_of(content: Mapping[str, Any]) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = content.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def _first_answer(operation: Mapping[str, Any]) -> Mapping[str, Any]:
    return _json_of(operation["responses"].get("200", {}))


def _fields(schema: Mapping[str, Any], found: Mapping[str, Any], place: str = "") -> Iterator[dict[str, Any]]:
    """Name every field of an object, those of its parts after a dot."""
    schema = _resolved(schema, found)
    for name, inner in schema.get("properties", {}).items():
        here = f"{place}{name}"
        part = _resolved(inner, found)
        is_list = part.get("type") == "array"
        inside = _resolved(part.get("items", {}), found) if is_list else part
        yield {
            "name": here,
            "kind": _kind(inside) + ("[]" if is_list else ""),
            "required": name in schema.get("required", ()),
            "description": inner.get("description", ""),
        }
        yield from _fields(inside, found, f"{here}[]." if is_list else f"{here}.")


def _resolved(schema: Mapping[str, Any], found: Mapping[str, Any]) -> Mapping[str, Any]:
    for kind in ("allOf", "oneOf", "anyOf"):
        if kind in schema:
            schema = schema[kind][0]
    name = schema.get("$ref", "").rpartition("/")[2]
    resolved: Mapping[str, Any] = found["components"]["schemas"][name] if name else schema
    return resolved


def _kind(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"] if value is not None)
    kind = schema.get("type", "object")
    kind = kind if isinstance(kind, str) else next(iter(kind))
    return f"{kind} ({schema['format']})" if "format" in schema else str(kind)
