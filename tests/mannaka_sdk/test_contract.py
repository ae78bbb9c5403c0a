"""What was promised to vendors changes only on purpose: schemas, public surface, reference page."""

import difflib
import inspect
import json
from enum import StrEnum
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

import mannaka_sdk
import mannaka_sdk.remote
import mannaka_sdk.testing
from mannaka_sdk import Model, TextPart
from mannaka_sdk.contract import reference, schemas, surface
from tests.docs.pages import ROOT

RENEW = (
    "\nThe public contract of mannaka-sdk changed. If that was meant: raise the version as its README says,"
    " write it into its CHANGELOG.md, and run `PYTHONPATH=platform python -m mannaka_sdk.contract`."
)


def difference(kept: str, today: str) -> str:
    """Return what changed, for a person to read."""
    lines = difflib.unified_diff(kept.splitlines(), today.splitlines(), "kept", "today", lineterm="", n=0)
    return "\n".join(lines)


def test_the_public_surface_is_the_one_that_was_promised() -> None:
    changed = difference(surface.FILE.read_text(encoding="utf-8"), surface.surface())

    assert changed == "", changed + RENEW


def test_the_schemas_are_those_of_the_types() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in schemas.FOLDER.glob("*.json")}
    today = schemas.schema_files()
    changed = "\n".join(difference(kept.get(name, ""), today.get(name, "")) for name in sorted({*kept, *today}))

    assert changed.strip() == "", changed + RENEW


def test_the_reference_page_is_that_of_the_types() -> None:
    changed = difference((ROOT / reference.PAGE).read_text(encoding="utf-8"), reference.page())

    assert changed == "", changed + RENEW


def test_every_public_name_is_there_and_listed_in_order() -> None:
    for package in (mannaka_sdk, mannaka_sdk.remote, mannaka_sdk.testing):
        assert sorted(package.__all__) == sorted(set(package.__all__))
        assert [name for name in package.__all__ if not hasattr(package, name)] == []


def test_every_public_class_and_function_says_what_it_is() -> None:
    named = {name: getattr(mannaka_sdk, name) for name in mannaka_sdk.__all__}

    written = {name: each for name, each in named.items() if inspect.isclass(each) or inspect.isfunction(each)}

    assert len(written) > 100
    assert [name for name, each in written.items() if not each.__doc__] == []


@pytest.mark.parametrize("name", sorted(schemas.public_models()))
def test_every_schema_is_a_schema_and_lets_later_fields_pass(name: str) -> None:
    schema = json.loads((schemas.FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    Draft202012Validator.check_schema(schema)
    assert '"additionalProperties": false' not in json.dumps(schema)


def test_a_planted_change_of_the_surface_is_seen() -> None:
    class Shade(StrEnum):
        RED = "red"

    class Thing(Model):
        name: str
        size: int = 3

        def grow(self, by: int) -> int:
            return self.size + by

    planted = ModuleType("planted")
    planted.__all__ = ["Shade", "Thing"]  # type: ignore[attr-defined]  # as a package has it
    planted.Shade, planted.Thing = Shade, Thing  # type: ignore[attr-defined]  # as a package has them

    assert list(surface.lines_of(planted)) == [
        "planted.Shade: enum",
        "planted.Shade.RED = 'red'",
        "planted.Thing: class(Model)",
        "planted.Thing.grow(self, by: int) -> int",
        "planted.Thing.name: str",
        "planted.Thing.size: int = 3",
    ]


def test_a_difference_names_the_line() -> None:
    assert "-a: int" in difference("a: int\nb: str", "b: str")
    assert difference("a: int", "a: int") == ""


def test_a_field_of_a_later_version_is_passed_over_on_the_wire_and_refused_in_python() -> None:
    wire = '{"type": "text", "text": "一", "colour": "red"}'

    assert TextPart.from_wire(wire) == TextPart(text="一")
    with pytest.raises(ValueError, match="colour"):
        TextPart.model_validate_json(wire)
