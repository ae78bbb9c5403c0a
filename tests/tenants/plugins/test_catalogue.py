"""Which plugins there are: the product's, and vendors' that the operator allows, at the very version looked at."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from django.test import override_settings

from integrations.channels.echo.plugin import EchoChannel
from mannaka_sdk import Kind, Manifest
from tenants.plugins import catalogue
from tenants.plugins.catalogue import BadPluginError, installed_plugins, manifests, plugin_of
from tenants.plugins.errors import PluginNotFoundError, PluginStoppedError

ECHO, SMS = "jp.mannaka.echo", "jp.example.sms"


def a_plugin(plugin_id: str = SMS, **changes: Any) -> type[EchoChannel]:
    manifest: Manifest = EchoChannel.manifest.model_copy(update={"id": plugin_id, "version": "1.2.0", **changes})
    return type("Vendors", (EchoChannel,), {"manifest": manifest})


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    installed_plugins.cache_clear()
    yield
    installed_plugins.cache_clear()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, type[EchoChannel]]:
    """Return what stands in the environment, to be filled by the test."""
    held: dict[str, type[EchoChannel]] = {}

    class Offered(EntryPoint):
        def load(self) -> Any:
            return held[self.name]

    def offered(*, group: str) -> list[EntryPoint]:
        return [Offered(name, "vendor:Plugin", group) for name in held]

    monkeypatch.setattr(catalogue, "entry_points", offered)
    return held


def test_the_products_own_are_there() -> None:
    assert isinstance(plugin_of(ECHO), EchoChannel)
    assert ECHO in [manifest.id for manifest in manifests(Kind.MESSAGING)]
    assert ECHO not in [manifest.id for manifest in manifests(Kind.MEETING)]


def test_what_is_installed_and_not_allowed_is_inert(installed: dict[str, type[EchoChannel]]) -> None:
    installed[SMS] = a_plugin()

    with pytest.raises(PluginNotFoundError):
        plugin_of(SMS)


def test_what_is_allowed_at_its_version_is_there(installed: dict[str, type[EchoChannel]]) -> None:
    installed[SMS] = a_plugin()

    with override_settings(MANNAKA_PLUGINS={SMS: "1.2.0"}):
        assert plugin_of(SMS).manifest.version == "1.2.0"


@pytest.mark.parametrize(
    ("plugin", "allowed", "words"),
    [
        (None, {SMS: "1.2.0"}, f"names {SMS}, which is not installed"),
        (a_plugin(), {SMS: "1.1.0"}, rf"allows {SMS}==1.1.0; installed is {SMS}==1.2.0"),
        (a_plugin("jp.example.other"), {SMS: "1.2.0"}, "installed is jp.example.other==1.2.0"),
        (a_plugin(sdk=">=2.0,<3.0"), {SMS: "1.2.0"}, f"{SMS} needs mannaka-sdk >=2.0,<3.0; this is"),
    ],
)
def test_what_cannot_be_used_is_named(
    installed: dict[str, type[EchoChannel]], plugin: type[EchoChannel] | None, allowed: dict[str, str], words: str
) -> None:
    installed.update({SMS: plugin} if plugin else {})

    with override_settings(MANNAKA_PLUGINS=allowed), pytest.raises(BadPluginError, match=words):
        installed_plugins()


def test_two_plugins_of_one_id_are_refused(installed: dict[str, type[EchoChannel]]) -> None:
    installed[ECHO] = a_plugin(ECHO)

    with override_settings(MANNAKA_PLUGINS={ECHO: "1.2.0"}), pytest.raises(BadPluginError, match="two plugins"):
        installed_plugins()


def test_what_the_operator_stopped_is_called_by_nobody() -> None:
    with override_settings(MANNAKA_STOPPED_PLUGINS=frozenset({ECHO})), pytest.raises(PluginStoppedError):
        plugin_of(ECHO)
