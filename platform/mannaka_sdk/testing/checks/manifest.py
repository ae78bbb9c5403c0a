"""Does the plugin say of itself what a city must know, and is it so?"""

import inspect
import re
from typing import Any, Final

from mannaka_sdk._version import __version__
from mannaka_sdk.configuration import ConfigModel, SecretModel, unsupported_fields
from mannaka_sdk.interfaces import optional_methods, required_methods
from mannaka_sdk.manifest import Manifest
from mannaka_sdk.plugin import Description, describe
from mannaka_sdk.privacy import DataClass
from mannaka_sdk.testing.bench import Subject
from mannaka_sdk.testing.expect import expect
from mannaka_sdk.testing.registry import check
from mannaka_sdk.versions import is_within
from mannaka_sdk.words import LocalizedText

_JAPANESE: Final = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


@check("manifest.is-made-without-arguments")
def is_made_without_arguments(subject: Subject) -> None:
    """The class is made without arguments."""
    wanted = [
        name
        for name, each in inspect.signature(subject.plugin).parameters.items()
        if each.default is each.empty and each.kind not in {each.VAR_POSITIONAL, each.VAR_KEYWORD}
    ]
    expect(not wanted, f"the class wants {', '.join(wanted)}; everything comes with each call")


@check("manifest.can-be-described")
def can_be_described(subject: Subject) -> None:
    """Manifest and forms survive the way through JSON."""
    expect(isinstance(subject.plugin.manifest, Manifest), "manifest is no Manifest")
    told = describe(subject.plugin)
    expect(Description.from_wire(told.to_wire()) == told, "the description differs after a way through JSON")


@check("manifest.fits-this-sdk")
def fits_this_sdk(subject: Subject) -> None:
    """The range of SDK versions contains the one it is tested with."""
    bounds = subject.plugin.manifest.sdk
    expect(is_within(__version__, bounds), f"the manifest wants an SDK {bounds}, and this is {__version__}")


@check("manifest.speaks-both-languages")
def speaks_both_languages(subject: Subject) -> None:
    """Every text is Japanese in Japanese, and holds no Japanese in English."""
    manifest = subject.plugin.manifest
    texts = {"name": manifest.name, "privacy.retention": manifest.privacy.retention}
    texts |= {f"privacy.processors: {each.name}": each.purpose for each in manifest.privacy.processors}
    wrong = sorted(name for name, text in texts.items() if not _is_translated(text))
    expect(not wrong, f"not written in both languages: {', '.join(wrong)}")


def _is_translated(text: LocalizedText) -> bool:
    return bool(_JAPANESE.search(text.ja)) and not _JAPANESE.search(text.en)


@check("manifest.tells-what-flows")
def tells_what_flows(subject: Subject) -> None:
    """The privacy sheet names data, and who handles it where data leaves the city or rests elsewhere."""
    sheet = subject.plugin.manifest.privacy
    expect(sheet.data_in or sheet.data_out, "the privacy sheet names no data")
    if subject.reaches_out:
        expect(sheet.processors, "data goes to other hosts, but the privacy sheet names nobody who handles it")
        expect(sheet.terms, "data goes to other hosts, but the privacy sheet links no terms")


@check("manifest.privacy-fits-the-capabilities")
def privacy_fits_the_capabilities(subject: Subject) -> None:
    """What the capabilities carry stands in the privacy sheet."""
    sheet, capabilities = subject.plugin.manifest.privacy, subject.plugin.manifest.capabilities
    carried = {
        "text_in": (sheet.data_in, DataClass.MESSAGE),
        "text_out": (sheet.data_out, DataClass.MESSAGE),
        "media_in": (sheet.data_in, DataClass.FILE),
        "media_out": (sheet.data_out, DataClass.FILE),
    }
    missing = sorted(name for name, (named, data) in carried.items() if name in capabilities and data not in named)
    expect(not missing, f"the privacy sheet does not name what these carry: {', '.join(missing)}")


@check("manifest.names-settings-for-its-connections")
def names_settings_for_its_connections(subject: Subject) -> None:
    """Each name in `lines` and `egress_in` is a setting that holds a text: a host, or an address that is called."""
    fields, manifest = subject.plugin.config_model.model_fields, subject.plugin.manifest
    named = manifest.lines | manifest.egress_in
    wrong = sorted(each for each in named if each not in fields or fields[each].annotation is not str)
    expect(not wrong, f"lines or egress_in names what is no setting with a text: {', '.join(wrong)}")


@check("manifest.names-settings-that-it-has")
def names_settings_that_it_has(subject: Subject) -> None:
    """`silent_with` names choices of its settings; `passes_on` and `hosts_in` each name a list of texts."""
    manifest, schema = subject.plugin.manifest, subject.plugin.config_model.model_json_schema()
    told = {name: _choices(schema, name) for name in manifest.silent_with}
    wrong = {name for name, values in manifest.silent_with.items() if not values or not values <= told[name]}
    lists = {manifest.passes_on.setting if manifest.passes_on else "", manifest.hosts_in} - {""}
    wrong |= {name for name in lists if not _is_list(schema, name)}
    expect(not wrong, f"no such settings, or none with these values: {', '.join(sorted(wrong))}")


def _choices(schema: dict[str, Any], name: str) -> frozenset[str]:
    field = schema.get("properties", {}).get(name, {})
    named = schema.get("$defs", {}).get(str(field.get("$ref", "")).rpartition("/")[2], field)
    return frozenset(map(str, named.get("enum", ())))


def _is_list(schema: dict[str, Any], name: str) -> bool:
    return bool(schema.get("properties", {}).get(name, {}).get("type") == "array")


@check("manifest.has-the-methods")
def has_the_methods(subject: Subject) -> None:
    """Every method that kind and capabilities ask for is there, with its parameters, `async` where it has to be."""
    wanted = required_methods(subject.plugin.manifest)
    wrong = {name: problem for name, method in wanted.items() if (problem := _misfit(subject.plugin, name, method))}
    expect(not wrong, "; ".join(f"{name} {problem}" for name, problem in sorted(wrong.items())))


def _misfit(plugin: Any, name: str, wanted: Any) -> str:
    found = getattr(plugin, name, None)
    if found is None or found is wanted:
        return "is missing"
    if inspect.iscoroutinefunction(found) != inspect.iscoroutinefunction(wanted):
        return "must be `async def`" if inspect.iscoroutinefunction(wanted) else "must not be `async def`"
    names, wanted_names = list(inspect.signature(found).parameters), list(inspect.signature(wanted).parameters)
    return "" if names == wanted_names else f"takes {', '.join(names)} instead of {', '.join(wanted_names)}"


@check("manifest.declares-what-it-can")
def declares_what_it_can(subject: Subject) -> None:
    """A method that only a capability brings is declared by that capability."""
    extra = {name for name in optional_methods() if hasattr(subject.plugin, name)}
    undeclared = sorted(extra - set(required_methods(subject.plugin.manifest)))
    expect(not undeclared, f"methods without their capability: {', '.join(undeclared)}")


@check("manifest.settings-make-a-form")
def settings_make_a_form(subject: Subject) -> None:
    """Each setting is of a kind that a form can show, with its label in both languages, and no secret."""
    model = subject.plugin.config_model
    expect(issubclass(model, ConfigModel), "config_model is no ConfigModel")
    wrong = unsupported_fields(model)
    expect(not wrong, "; ".join(f"{name}: {reason}" for name, reason in sorted(wrong.items())))


@check("manifest.secrets-make-a-form")
def secrets_make_a_form(subject: Subject) -> None:
    """Each secret is a SecretStr, with its label in both languages."""
    model = subject.plugin.secret_model
    expect(issubclass(model, SecretModel), "secret_model is no SecretModel")
    wrong = unsupported_fields(model)
    expect(not wrong, "; ".join(f"{name}: {reason}" for name, reason in sorted(wrong.items())))
