"""JSON Schemas of the public types: the wire format of plugins that run elsewhere."""

import json
from pathlib import Path
from typing import Any, Final

import mannaka_sdk
import mannaka_sdk.remote
from mannaka_sdk.base import Model

FOLDER: Final = Path(mannaka_sdk.__file__).with_name("schemas")
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def public_models() -> dict[str, type[Model]]:
    """Return every public value type by its name."""
    packages = (mannaka_sdk, mannaka_sdk.remote)
    named = {name: getattr(package, name) for package in packages for name in package.__all__}
    return {
        name: each
        for name, each in sorted(named.items())
        if isinstance(each, type) and issubclass(each, Model) and each.model_fields
    }


def schema_files() -> dict[str, str]:
    """Return each schema's file name and what it holds today."""
    return {f"{name}.json": _as_text(each) for name, each in public_models().items()}


def _as_text(model: type[Model]) -> str:
    schema = {"$schema": _DIALECT, **model.model_json_schema()}
    return json.dumps(_ordered(schema), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _ordered(value: Any) -> Any:
    """Put sets, which have no order, into one; let unknown fields pass, as `from_wire` does."""
    if isinstance(value, list):
        return [_ordered(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: each for key, each in value.items() if (key, each) != ("additionalProperties", False)}
    return {key: sorted(each) if key == "required" else _ordered(each) for key, each in kept.items()}
