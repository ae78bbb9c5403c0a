"""The form of a plugin's settings and secrets, drawn from what the plugin says of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.translation import gettext

from mannaka_kit.ui import formats
from mannaka_kit.ui.forms import CalmForm
from mannaka_kit.ui.forms.messages import use_plain_messages
from mannaka_sdk import ConfigModel, Plugin, SecretModel
from mannaka_sdk.configuration import HELP, LABEL, RARE
from tenants.plugins.errors import BadSettingsError
from tenants.plugins.settings_checks import read_settings
from tenants.plugins.web.schema_fields import config_fields, words_of

# A plugin may call a setting and a secret by one name, and neither may be mistaken for another field of ours.
_SETTING: Final = "setting_"
_SECRET: Final = "secret_"  # noqa: S105 - the beginning of a field's name
_LONGEST_SECRET: Final = 10_000


class SettingsForm(CalmForm):
    """A plugin's settings, and its secrets, which are written and never shown."""

    def __init__(
        self,
        *args: Any,
        plugin: Plugin[Any, Any],
        kept: Mapping[str, datetime],
        secrets: Mapping[str, str],
        **more: Any,
    ) -> None:
        self._plugin, self._secrets = plugin, secrets
        super().__init__(*args, **more)
        settings = {f"{_SETTING}{name}": field for name, field in config_fields(plugin.config_model).items()}
        self.fields = {**settings, **_secret_fields(plugin.secret_model, kept)}
        self._rare = {
            *(f"{_SETTING}{name}" for name in _rare_of(plugin.config_model)),
            *(f"{_SECRET}{name}" for name in _rare_of(plugin.secret_model)),
        }
        for field in self.fields.values():
            use_plain_messages(field)

    def get_context(self) -> dict[str, Any]:
        """Return what the form's template shows: what hardly anybody has to change is folded away, unless it was."""
        rare = [each for each in self if each.name in self._rare]
        parts = {"everyday": [each for each in self if each.name not in self._rare], "rare": rare}
        parts["is_open"] = [each for each in rare if each.errors or _is_changed(each)]
        return {**super().get_context(), "drawn": render_to_string("plugins/parts/settings_fields.html", parts)}

    @property
    def config(self) -> dict[str, Any]:
        """Return the settings as they were typed; a field that was left empty says nothing."""
        typed = {name: value for name, value in self.cleaned_data.items() if name.startswith(_SETTING)}
        return {name.removeprefix(_SETTING): value for name, value in typed.items() if value not in (None, "")}

    @property
    def new_secrets(self) -> dict[str, str]:
        """Return the secrets that were typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name.startswith(_SECRET)}
        return {name.removeprefix(_SECRET): value for name, value in typed.items() if value}

    def clean(self) -> dict[str, Any]:
        """Put what the plugin objects to at its field."""
        data = super().clean() or {}
        told = set(self.errors)
        try:
            read_settings(self._plugin, self.config, {**self._secrets, **self.new_secrets})
        except BadSettingsError as error:
            for problem in error.problems:
                place = self._place_of(problem.field)
                if place is None or place not in told:  # what is missing was told already
                    self.add_error(place, problem.message)
        return data

    def _place_of(self, field: str) -> str | None:
        return next((name for name in (f"{_SETTING}{field}", f"{_SECRET}{field}") if name in self.fields), None)


def known(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return kept settings under the names of the form's fields."""
    return {f"{_SETTING}{name}": value for name, value in config.items()}


def _rare_of(model: type[ConfigModel] | type[SecretModel]) -> list[str]:
    return [name for name, each in model.model_json_schema().get("properties", {}).items() if each.get(RARE)]


def _is_changed(field: BoundField) -> bool:
    """Tell whether a field holds something else than it would by itself."""
    return str(field.value() or "") != str(field.field.initial or "")


def _secret_fields(model: type[SecretModel], kept: Mapping[str, datetime]) -> dict[str, forms.Field]:
    schema = model.model_json_schema()
    needed = set(schema.get("required", []))
    return {
        f"{_SECRET}{name}": _secret(each, kept.get(name), is_needed=name in needed)
        for name, each in schema.get("properties", {}).items()
    }


def _secret(field: dict[str, Any], since: datetime | None, *, is_needed: bool) -> forms.Field:
    help_text = words_of(field, HELP)
    if since is not None:
        kept = gettext("登録済みです（%(when)s）。変えるときだけ、新しい値を入力してください。")
        help_text = f"{kept % {'when': formats.show_moment(since)}} {help_text}".strip()
    widget = forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password", "spellcheck": "false"})
    return forms.CharField(
        label=words_of(field, LABEL),
        help_text=help_text,
        required=is_needed and since is None,
        max_length=_LONGEST_SECRET,
        widget=widget,
    )
