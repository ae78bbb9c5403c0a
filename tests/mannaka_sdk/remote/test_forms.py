"""The forms of a plugin elsewhere are those of its vendor: made anew of their schemas."""

from enum import StrEnum
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from integrations.calls.phone.plugin import PhoneCalls
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.line.plugin import LineChannel
from mannaka_sdk import ConfigModel, SecretModel, labelled
from mannaka_sdk.configuration import unsupported_fields
from mannaka_sdk.remote.forms import form_of


class Shade(StrEnum):
    RED = "red"
    BLUE = "blue"


class Settings(ConfigModel):
    name: str = labelled(ja="名前", en="Name", min_length=2)
    shade: Shade = labelled(ja="色", en="Shade", default=Shade.BLUE)
    hours: int = labelled(ja="時間", en="Hours", default=3, le=9)
    lists: tuple[str, ...] = labelled(ja="一覧", en="Lists", default=("a",))
    is_on: bool = labelled(ja="使う", en="On", default=False)


def rows(model: type[Any]) -> dict[str, Any]:
    """Return each field as a form needs it, with a choice's values beside it."""
    schema = model.model_json_schema()
    found = {}
    for name, field in schema.get("properties", {}).items():
        named = schema.get("$defs", {}).get(str(field.get("$ref", "")).rpartition("/")[2], {})
        kept = {key: value for key, value in {**named, **field}.items() if key not in {"$ref", "title", "description"}}
        found[name] = {**kept, "required": name in schema.get("required", ())}
    return found


@pytest.mark.parametrize("plugin", [EchoChannel, LineChannel, PhoneCalls])
def test_the_forms_of_every_plugin_come_back_as_they_were(plugin: type[Any]) -> None:
    config = form_of(plugin.config_model.model_json_schema(), ConfigModel)
    secrets = form_of(plugin.secret_model.model_json_schema(), SecretModel)

    assert rows(config) == rows(plugin.config_model)
    assert rows(secrets) == rows(plugin.secret_model)
    assert unsupported_fields(config) == unsupported_fields(secrets) == {}


def test_what_is_entered_is_checked_as_the_vendor_would() -> None:
    form: Any = form_of(Settings.model_json_schema(), ConfigModel)

    assert form(name="今治").model_dump(mode="json") == Settings(name="今治").model_dump(mode="json")
    for wrong in ({"name": "今"}, {"name": "今治", "shade": "green"}, {"name": "今治", "hours": 10}, {}):
        with pytest.raises(ValidationError):
            form.model_validate(wrong)


def test_a_secret_stays_one() -> None:
    form: Any = form_of(EchoChannel.secret_model.model_json_schema(), SecretModel)

    kept = form(access_token="秘密", signing_secret="密か")

    assert isinstance(kept.access_token, SecretStr)
    assert "秘密" not in repr(kept)


def test_a_field_that_no_form_shows_is_named() -> None:
    with pytest.raises(ValueError, match="colours: a form shows"):
        form_of({"properties": {"colours": {"type": "object"}}}, ConfigModel)
