"""Settings of a plugin that runs elsewhere: the forms, made anew of their JSON Schemas."""

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeVar

from pydantic import Field, SecretStr, create_model

from mannaka_sdk.configuration import ConfigModel, SecretModel

Form = TypeVar("Form", ConfigModel, SecretModel)
_PLAIN: Final[dict[str, Any]] = {"string": str, "integer": int, "boolean": bool, "array": tuple[str, ...]}
_CONSTRAINTS: Final = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_length",
    "maxItems": "max_length",
    "minimum": "ge",
    "maximum": "le",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
    "pattern": "pattern",
    "title": "title",
    "description": "description",
}


def form_of(schema: Mapping[str, Any], base: type[Form]) -> type[Form]:
    """
    Return a model of the fields that a schema names, with their labels.

    Rules that JSON Schema cannot say are the vendor's: `validate_config` asks for them.

    :raises ValueError: if a field is of a kind that no form shows.
    """
    fields = {name: _field(name, each, schema, base) for name, each in schema.get("properties", {}).items()}
    made: type[Form] = create_model(str(schema.get("title", base.__name__)), __base__=base, **fields)
    return made


def _field(name: str, each: Mapping[str, Any], schema: Mapping[str, Any], base: type[Any]) -> Any:
    extra = {key: value for key, value in each.items() if key.startswith("x-")}
    more = {ours: each[theirs] for theirs, ours in _CONSTRAINTS.items() if theirs in each}
    kind = _kind(each, schema.get("$defs", {}), is_secret=base is SecretModel)
    if kind is None:
        raise ValueError(f"{name}: a form shows texts, whole numbers, switches, choices and lists of texts")
    default = ... if name in schema.get("required", ()) else _default(each.get("default"))
    return (kind, Field(default, json_schema_extra=extra, **more))


def _default(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _kind(each: Mapping[str, Any], definitions: Mapping[str, Any], *, is_secret: bool) -> Any:
    named = definitions.get(str(each.get("$ref", "")).rpartition("/")[2], each)
    if "enum" in named:
        return Literal[tuple(named["enum"])]
    if "const" in named:
        return Literal[named["const"]]
    return SecretStr if is_secret else _PLAIN.get(str(named.get("type")))
