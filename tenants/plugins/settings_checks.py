"""Are settings such as a plugin takes? What is wrong is told at its field, in the language of the page."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mannaka_kit.japanese import is_storable
from mannaka_sdk import ConfigModel, Manifest, Plugin, SecretModel
from tenants.plugins.calling import Loaded
from tenants.plugins.errors import BadSettingsError, SettingsProblem
from tenants.plugins.passing import addresses_in, allowed_host
from tenants.plugins.reaching import called_by
from tenants.plugins.wording import said

_UNREADABLE: Final = _("読み取れない文字があります。その文字を消すか、書き直してください。")
_WRONG: Final = _("この値は使えません。入力のしかたを確かめてください。")
_NOT_CALLED: Final = _("このサーバーにつなぐことは許可されていません。運用担当者に頼んでください：%(address)s")
_NOT_ALLOWED: Final = _("このサーバーに渡すことは許可されていません。運用担当者に頼んでください：%(address)s")
# pydantic's kinds of errors that a form can meet; its own words are English and may repeat what was typed.
_WORDS: Final[Mapping[str, str | Promise]] = {
    "missing": _("入力してください。"),
    "string_pattern_mismatch": _("形が違います。写しまちがいがないか、確かめてください。"),
    "string_too_short": _("%(min_length)s文字以上にしてください。"),
    "string_too_long": _("%(max_length)s文字までにしてください。"),
    "too_short": _("%(min_length)s個以上にしてください。"),
    "too_long": _("%(max_length)s個までにしてください。"),
    "greater_than_equal": _("%(ge)s以上の数にしてください。"),
    "greater_than": _("%(gt)sより大きい数にしてください。"),
    "less_than_equal": _("%(le)s以下の数にしてください。"),
    "less_than": _("%(lt)sより小さい数にしてください。"),
    "int_type": _("数字だけで入力してください。"),
    "int_parsing": _("数字だけで入力してください。"),
    "enum": _("ひとつ選んでください。"),
    "literal_error": _("ひとつ選んでください。"),
    "extra_forbidden": _("この設定項目はありません。"),
}


def read_settings(plugin: Plugin[Any, Any], config: Mapping[str, Any], secrets: Mapping[str, str]) -> Loaded:
    """
    Return settings and secrets as the plugin reads them.

    :raises BadSettingsError: with every problem that was found.
    """
    problems: list[SettingsProblem] = []
    read_config = _read(plugin.config_model, config, problems)
    read_secrets = _read(plugin.secret_model, secrets, problems)
    if not problems:
        problems += _what_pydantic_cannot_see(plugin, read_config, read_secrets)
    if problems:
        raise BadSettingsError(problems)
    assert isinstance(read_config, ConfigModel)  # noqa: S101 - no problem means that it was read
    assert isinstance(read_secrets, SecretModel)  # noqa: S101 - as above
    return Loaded(plugin=plugin, config=read_config, secrets=read_secrets)


def _read(
    model: type[ConfigModel] | type[SecretModel], values: Mapping[str, Any], problems: list[SettingsProblem]
) -> ConfigModel | SecretModel | None:
    unreadable = [name for name, value in values.items() if not _is_storable(value)]
    if unreadable:
        problems += [SettingsProblem(field=name, message=str(_UNREADABLE)) for name in unreadable]
        return None
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        problems += [_problem_of(each) for each in error.errors(include_url=False, include_input=False)]
        return None


def _is_storable(value: object) -> bool:
    if isinstance(value, str):
        return is_storable(value)
    return all(map(_is_storable, value)) if isinstance(value, list | tuple) else True


def _problem_of(error: ErrorDetails) -> SettingsProblem:
    place = str(error["loc"][0]) if error["loc"] else ""
    words = str(_WORDS.get(error["type"], _WRONG))
    return SettingsProblem(field=place, message=words % error.get("ctx", {}))


def _what_pydantic_cannot_see(plugin: Plugin[Any, Any], config: Any, secrets: Any) -> list[SettingsProblem]:
    found = plugin.validate_config(config, secrets)
    told = [SettingsProblem(field=each.field, message=said(each.message)) for each in found]
    return told or [*_not_allowed(plugin.manifest, config), *_not_called(plugin.manifest, config)]


def _not_allowed(manifest: Manifest, config: ConfigModel) -> list[SettingsProblem]:
    """Tell of the first address to which the operator lets nothing be handed on."""
    addresses = addresses_in(manifest, config.model_dump(mode="json"))
    refused = next((each for each in addresses if not allowed_host(each)), None)
    if refused is None or manifest.passes_on is None:
        return []
    return [SettingsProblem(field=manifest.passes_on.setting, message=_NOT_ALLOWED % {"address": refused})]


def _not_called(manifest: Manifest, config: ConfigModel) -> list[SettingsProblem]:
    """Tell of each address that the operator does not let the plugin call."""
    refused = [each for each in called_by(manifest, config) if not each.host]
    return [SettingsProblem(field=each.setting, message=_NOT_CALLED % {"address": each.address}) for each in refused]
