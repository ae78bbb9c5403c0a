"""A plugin's settings: pydantic models whose labels become the form that an administrator fills in."""

from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Any, Final

from pydantic import ConfigDict, Field, JsonValue, SecretStr

from mannaka_sdk.base import Model
from mannaka_sdk.words import LocalizedText

LABEL: Final = "x-label"
HELP: Final = "x-help"
CHOICES: Final = "x-choices"
RARE: Final = "x-rare"


class ConfigModel(Model):
    """The base of a plugin's settings that may be seen: texts, numbers, switches, choices, lists of text."""


class SecretModel(Model):
    """The base of a plugin's secrets: every field a `SecretStr`. They are written once and never shown again."""

    model_config = ConfigDict(hide_input_in_errors=True)


def labelled(
    *,
    ja: str,
    en: str,
    help_ja: str = "",
    help_en: str = "",
    choices: Mapping[str, LocalizedText] | None = None,
    is_rare: bool = False,
    **constraints: Any,
) -> Any:
    """
    Describe a field of the settings: its label, its help, and any constraint that pydantic's `Field` takes.

    Where it is an enumeration, `choices` says what the form shows for each value. What hardly anybody has to change is
    `is_rare`: the form folds it away, and it needs a default.

    :raises ValueError: if a help text is given in one language only, or a rare field has no default.
    """
    if is_rare and not {"default", "default_factory"} & constraints.keys():
        raise ValueError("a rare field has a default")
    if bool(help_ja) != bool(help_en):
        raise ValueError("a help text is written in both languages")
    words: dict[str, JsonValue] = {LABEL: {"ja": ja, "en": en}}
    if help_ja:
        words[HELP] = {"ja": help_ja, "en": help_en}
    if choices:
        words[CHOICES] = {value: {"ja": text.ja, "en": text.en} for value, text in choices.items()}
    if is_rare:
        words[RARE] = True
    return Field(json_schema_extra=words, **constraints)


@unique
class ConfigProblemCode(StrEnum):
    """What is wrong with the settings."""

    INVALID = "invalid"
    """The value cannot be right."""
    INCONSISTENT = "inconsistent"
    """Two values do not go together."""


class ConfigProblem(Model):
    """Something that an administrator should mend before the plugin is tried."""

    field: str
    """The field's name, or nothing where it is about several."""
    code: ConfigProblemCode
    """What is wrong."""
    message: LocalizedText
    """What to do, in words."""


_PLAIN_TYPES: Final = frozenset({"string", "integer", "boolean"})


def unsupported_fields(model: type[ConfigModel] | type[SecretModel]) -> dict[str, str]:
    """Return the fields that a form cannot be made of, each with the reason."""
    schema = model.model_json_schema()
    problems = {
        name: _problem_of(each, schema.get("$defs", {})) or _missing_label(each)
        for name, each in schema.get("properties", {}).items()
    }
    for name, field in model.model_fields.items():
        is_secret = field.annotation is SecretStr
        if is_secret != issubclass(model, SecretModel):
            problems[name] = "secrets, and nothing else, stand in the secret model, as SecretStr"
    return {name: reason for name, reason in problems.items() if reason}


def _problem_of(field: dict[str, Any], definitions: dict[str, Any]) -> str:
    if "$ref" in field:
        named = definitions[field["$ref"].rpartition("/")[2]]
        return "" if "enum" in named else "a form shows no nested models"
    if field.get("type") == "array":
        return "" if field.get("items", {}).get("type") == "string" else "a list holds texts only"
    if field.get("type") in _PLAIN_TYPES or "enum" in field or "const" in field:
        return ""
    return "a form shows texts, whole numbers, switches, choices and lists of texts"


def _missing_label(field: dict[str, Any]) -> str:
    label = field.get(LABEL, {})
    return "" if label.get("ja") and label.get("en") else "it needs labelled(ja=..., en=...)"
