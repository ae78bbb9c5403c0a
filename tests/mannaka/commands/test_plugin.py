"""The operator looks at what a vendor's server says, and allows it once."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mannaka.cli import app
from mannaka_sdk.remote import AllowedPlugin
from tests.mannaka_sdk.remote.server import KEY
from tests.support.remote_vendor import vendor_at_work


@pytest.fixture(scope="module")
def vendor() -> Iterator[str]:
    with vendor_at_work() as url:
        yield url


def allow(url: str, folder: Path, *more: str, key: str = KEY) -> Result:
    (folder / "key").write_text(f"{key}\n", encoding="utf-8")
    return CliRunner().invoke(app, ["plugin", "allow", url, "--key-file", str(folder / "key"), *more])


def test_what_a_server_says_is_shown_and_kept_as_a_secret(vendor: str, tmp_path: Path) -> None:
    folder = tmp_path / "allowed"

    done = allow(vendor, tmp_path, "--into", str(folder))

    file = folder / "jp.mannaka.echo.json"
    kept = AllowedPlugin.from_file(file.read_text(encoding="utf-8"))
    assert done.exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "jp.mannaka.echo" in done.output
    assert kept.fingerprint in done.output
    assert KEY not in done.output


def test_what_was_allowed_is_replaced_on_request_alone(vendor: str, tmp_path: Path) -> None:
    into = ("--into", str(tmp_path / "allowed"))

    codes = [allow(vendor, tmp_path, *into, *more).exit_code for more in ((), (), ("--again",))]

    assert codes == [0, 2, 0]


def test_a_server_that_knows_another_key_or_is_not_there_ends_in_one_sentence(vendor: str, tmp_path: Path) -> None:
    other = allow(vendor, tmp_path, key="another key that both sides know, as long")
    away = allow("http://127.0.0.1:9/", tmp_path)
    short = allow(vendor, tmp_path, key="short")

    assert [each.exit_code for each in (other, away, short)] == [2, 2, 2]
    assert "compare the keys" in other.output
    assert "no answer" in away.output
    assert "at least 32" in short.output
