"""The daemon's words, the real one's and those of one that errs."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from case_core.attachments.scanners.clamd import Clamd, ClamdAwayError, WrongAddressError
from case_core.attachments.scanners.toy import EICAR, SIGNATURE
from tests.support import clamd
from tests.support.clamd import double, honest, real

# Debian's own where it is installed; CI requires it.
DAEMONS = ["double", *(["clamd"] if clamd.IS_HERE or clamd.IS_REQUIRED else [])]


@pytest.fixture(scope="module", params=DAEMONS)
def daemon(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clamd]:
    made = double() if request.param == "double" else real(tmp_path_factory.mktemp("clamd") / "run")
    with made as url:
        yield Clamd(url)


def test_what_is_infected_is_named(daemon: Clamd) -> None:
    assert daemon.scan(EICAR).startswith(SIGNATURE)


@pytest.mark.parametrize("content", [b"", b"a", "相談".encode() * 1000, b"\x00" * 3_000_000], ids=len)
def test_what_is_clean_has_no_name(daemon: Clamd, content: bytes) -> None:
    assert daemon.scan(content) == ""


def test_it_says_that_it_is_there(daemon: Clamd) -> None:
    daemon.ping()


def test_more_than_the_daemon_takes_is_no_clean_file(tmp_path: Path) -> None:
    with double(lambda *_: b"INSTREAM size limit exceeded. ERROR\n") as url, pytest.raises(ClamdAwayError):
        Clamd(url).scan(b"a")


@pytest.mark.parametrize(
    "words",
    [b"", b"stream: ERROR\n", b"stream: Can't allocate memory ERROR\n", b"hello\n", b"\xff\xfe\n", b"stream:\n"],
)
def test_an_answer_that_is_no_ok_lets_nothing_through(words: bytes) -> None:
    with double(lambda *_: words) as url, pytest.raises(ClamdAwayError):
        Clamd(url).scan(b"a")


def test_a_daemon_that_hangs_is_away() -> None:
    def hang(_command: str, _content: bytes) -> bytes:
        time.sleep(2)
        return b"stream: OK\n"

    with double(hang) as url, pytest.raises(ClamdAwayError):
        Clamd(url, seconds=0.3).scan(b"a")


def test_a_daemon_that_is_not_there_is_away(tmp_path: Path) -> None:
    for url in ("tcp://127.0.0.1:9", f"unix://{tmp_path}/none.ctl", "tcp://nobody.invalid:3310"):
        with pytest.raises(ClamdAwayError):
            Clamd(url, seconds=2).ping()


def test_the_day_of_its_signatures_is_told() -> None:
    with double() as url:
        assert Clamd(url).signatures_of() == "Jan 13 08:00:00 2026"
    with double(lambda *_: b"ClamAV 1.4.6\n") as url:
        assert Clamd(url).signatures_of() == ""


def test_the_double_answers_as_the_real_one_does() -> None:
    assert honest("PING", b"") == b"PONG\n"


@pytest.mark.parametrize(
    "url", ["", "clamd", "http://a:3310", "tcp://", "tcp://a:99999", "unix://a/b", "unix:b", "tcp://a/b"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(WrongAddressError):
        Clamd(url)
