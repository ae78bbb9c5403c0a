"""Which plugins run elsewhere: those of which the operator keeps a file that nobody changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tenants.plugins.catalogue import BadPluginError, installed_plugins
from tests.mannaka_sdk.remote.test_allowing import allowed, changed


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    installed_plugins.cache_clear()
    yield
    installed_plugins.cache_clear()


def test_what_has_a_file_is_there_without_asking_its_server(tmp_path: Path) -> None:
    (tmp_path / "echo.json").write_text(allowed().model_dump_json(), encoding="utf-8")

    with override_settings(MANNAKA_REMOTE_PLUGINS=str(tmp_path), MANNAKA_BUNDLED_PLUGINS=()):
        assert list(installed_plugins()) == ["jp.mannaka.echo"]


def test_one_of_an_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "echo.json").write_text(allowed().model_dump_json(), encoding="utf-8")

    with override_settings(MANNAKA_REMOTE_PLUGINS=str(tmp_path)), pytest.raises(BadPluginError, match="two plugins"):
        installed_plugins()


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "echo.json").write_text(changed({"fingerprint": "0" * 64}), encoding="utf-8")

    with override_settings(MANNAKA_REMOTE_PLUGINS=str(tmp_path)), pytest.raises(BadPluginError, match=r"echo\.json: "):
        installed_plugins()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (
        override_settings(MANNAKA_REMOTE_PLUGINS=str(tmp_path / "none")),
        pytest.raises(BadPluginError, match="is no folder"),
    ):
        installed_plugins()
