"""What every plugin has, whatever its kind."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Protocol, TypeVar

from mannaka_sdk.base import Model
from mannaka_sdk.configuration import ConfigModel, ConfigProblem, SecretModel
from mannaka_sdk.context import Context
from mannaka_sdk.kinds import INTERFACE_VERSIONS, Kind
from mannaka_sdk.manifest import Manifest
from mannaka_sdk.people import ExternalIdentity
from mannaka_sdk.reports import ErasureReport, HealthReport, ProbeReport

ConfigT_contra = TypeVar("ConfigT_contra", bound=ConfigModel, contravariant=True)
SecretsT_contra = TypeVar("SecretsT_contra", bound=SecretModel, contravariant=True)


class Plugin(Protocol[ConfigT_contra, SecretsT_contra]):
    """
    A stateless adapter between a service and the host.

    It is made without arguments and keeps nothing between two calls: everything it needs comes with the call,
    everything it found goes back as a value. It imports neither Django nor the host.
    """

    manifest: ClassVar[Manifest]
    """What it says of itself."""
    config_model: ClassVar[type[ConfigModel]]
    """Its settings."""
    secret_model: ClassVar[type[SecretModel]]
    """Its secrets."""

    def validate_config(self, config: ConfigT_contra, secrets: SecretsT_contra) -> Sequence[ConfigProblem]:
        """Return what pydantic cannot see: values that do not go together. Without the network."""
        ...

    async def probe(self, ctx: Context[ConfigT_contra, SecretsT_contra]) -> ProbeReport:
        """Try the settings: which account do they lead to, and what stands in the way? It writes to nobody."""
        ...

    async def health(self, ctx: Context[ConfigT_contra, SecretsT_contra]) -> HealthReport:
        """Tell how the channel is, within five seconds, also when the service is not there."""
        ...

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Bring older settings into today's shape.

        :raises ValueError: if there never was such a version.
        """
        ...

    async def erase(self, ctx: Context[ConfigT_contra, SecretsT_contra], who: ExternalIdentity) -> ErasureReport:
        """
        Remove what the service keeps of a person, and tell what remains.

        :raises PluginError: if the service did not answer as it should.
        """
        ...


class Description(Model):
    """A plugin as another process sees it: the manifest and the two forms."""

    manifest: Manifest
    """What it says of itself."""
    interfaces: dict[Kind, int]
    """The version of each interface that it speaks."""
    config_schema: dict[str, Any]
    """JSON Schema of its settings."""
    secret_schema: dict[str, Any]
    """JSON Schema of its secrets."""


def describe(plugin: type[Plugin[Any, Any]]) -> Description:
    """Return a plugin's description."""
    return Description(
        manifest=plugin.manifest,
        interfaces={kind: INTERFACE_VERSIONS[kind] for kind in plugin.manifest.kinds},
        config_schema=plugin.config_model.model_json_schema(),
        secret_schema=plugin.secret_model.model_json_schema(),
    )
