"""Mutants that say something wrong of themselves."""

from typing import Any

from pydantic import SecretStr

from integrations.channels.echo.manifest import MANIFEST, PRIVACY
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.settings import EchoConfig
from mannaka_sdk import Capability, ConfigModel, DataClass, LocalizedText, PassingOn, SecretModel, labelled
from tests.mannaka_sdk.mutants import breaks, differs


def manifest(**changes: Any) -> Any:
    """Return the manifest with something else in it."""
    return MANIFEST.model_copy(update=changes)


def sheet(**changes: Any) -> Any:
    """Return the manifest with something else in its privacy sheet."""
    return manifest(privacy=PRIVACY.model_copy(update=changes))


class Unlabelled(EchoConfig):
    """A setting without a label."""

    colour: str = "red"


class OpenSecret(ConfigModel):
    """A secret among the settings."""

    token: SecretStr = labelled(ja="トークン", en="Token")


class PlainSecret(SecretModel):
    """A secret that is a plain text."""

    token: str = labelled(ja="トークン", en="Token")


@breaks("manifest.is-made-without-arguments")
class WantsAnArgument(EchoChannel):
    def __init__(self, url: str) -> None:
        self.url = url


differs("manifest.names-settings-for-its-connections", manifest=manifest(lines=frozenset({"colour"})))
silent = {"account_id": frozenset({"never"})}
differs("manifest.names-settings-that-it-has", manifest=manifest(silent_with=silent))
differs("manifest.names-settings-that-it-has", manifest=manifest(passes_on=PassingOn(setting="account_id")))


@breaks("manifest.has-the-methods")
class HasOtherParameters(EchoChannel):
    async def send(self, ctx: Any, text: Any) -> Any:  # type: ignore[override]  # that is what is broken
        return await super().send(ctx, text)


@breaks("manifest.has-the-methods")
class IsNotAsynchronous(EchoChannel):
    def probe(self, ctx: Any) -> Any:
        return super().probe(ctx)


differs("manifest.has-the-methods", manifest=manifest(capabilities=MANIFEST.capabilities | {Capability.MARK_READ}))
differs("manifest.declares-what-it-can", manifest=manifest(capabilities=MANIFEST.capabilities - {Capability.QUOTA}))
differs("manifest.can-be-described", manifest=manifest(version=1))
differs("manifest.fits-this-sdk", manifest=manifest(sdk=">=2.0,<3.0"))
differs("manifest.speaks-both-languages", manifest=manifest(name=LocalizedText(ja="Echo", en="Echo")))
differs("manifest.speaks-both-languages", manifest=manifest(name=LocalizedText(ja="エコー", en="エコー")))
differs("manifest.tells-what-flows", manifest=sheet(processors=()))
differs("manifest.tells-what-flows", manifest=sheet(terms=None))
differs("manifest.privacy-fits-the-capabilities", manifest=sheet(data_in=frozenset({DataClass.PSEUDONYM})))
differs("manifest.settings-make-a-form", config_model=Unlabelled)
differs("manifest.settings-make-a-form", config_model=OpenSecret)
differs("manifest.secrets-make-a-form", secret_model=PlainSecret)
