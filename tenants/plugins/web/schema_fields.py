"""A field of a form for each setting of a plugin, read from its JSON schema."""

from typing import Any, Final

from django import forms
from django.utils.translation import get_language, gettext

from mannaka_kit.ui.forms import PlainTextField
from mannaka_sdk import ConfigModel
from mannaka_sdk.configuration import HELP, LABEL

_LONGEST: Final = 500
_LINES: Final = 4_000


def config_fields(model: type[ConfigModel]) -> dict[str, forms.Field]:
    """Return a plugin's settings as fields, in the plugin's order."""
    schema = model.model_json_schema()
    needed = set(schema.get("required", []))
    return {
        name: _field(_resolved(each, schema), is_needed=name in needed)
        for name, each in schema.get("properties", {}).items()
    }


def words_of(field: dict[str, Any], key: str) -> str:
    """Return a label or a help text in the language of the page."""
    words = field.get(key) or {}
    language = "en" if (get_language() or "ja").startswith("en") else "ja"
    return str(words.get(language, ""))


def _resolved(field: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a field with the choices that it names elsewhere in the schema."""
    if "$ref" not in field:
        return field
    return {**schema["$defs"][field["$ref"].rpartition("/")[2]], **field}


def _field(field: dict[str, Any], *, is_needed: bool) -> forms.Field:
    common: dict[str, Any] = {
        "label": words_of(field, LABEL),
        "help_text": words_of(field, HELP),
        "initial": field.get("default"),
    }
    if "enum" in field or "const" in field:
        return _choice(field, common)
    match field.get("type"):
        case "boolean":
            return forms.BooleanField(required=False, **common)
        case "integer":
            limits: dict[str, Any] = {"min_value": field.get("minimum"), "max_value": field.get("maximum")}
            return forms.IntegerField(required=is_needed, **limits, **common)
        case "array":
            return LinesField(required=is_needed, **common)
    length = min(field.get("maxLength", _LONGEST), _LONGEST)
    return PlainTextField(limit=length, required=is_needed, widget=forms.TextInput, **common)


def _choice(field: dict[str, Any], common: dict[str, Any]) -> forms.Field:
    values = field.get("enum", [field.get("const")])
    named: dict[str, Any] = field.get("x-choices") or {}
    choices = [(str(value), _name(named.get(str(value)), value)) for value in values]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)


def _name(words: dict[str, str] | None, value: object) -> str:
    language = "en" if (get_language() or "ja").startswith("en") else "ja"
    return words.get(language, str(value)) if words else str(value)


class LinesField(PlainTextField):
    """Several texts, a line each."""

    def __init__(self, *, help_text: str = "", **options: Any) -> None:
        said = gettext("1行に1つずつ入力してください。")
        told = f"{help_text} {said}" if help_text else said
        super().__init__(limit=_LINES, multiline=True, help_text=told, **options)
        self.widget.attrs["rows"] = 4

    def prepare_value(self, value: Any) -> Any:
        """Show a known list a line each."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """Return the lines that say something."""
        return [line.strip() for line in str(super().clean(value)).split("\n") if line.strip()]
