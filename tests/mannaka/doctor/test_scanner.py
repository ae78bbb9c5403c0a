"""Somebody must look for viruses before anybody's file is opened."""

from datetime import timedelta

import psycopg
import pytest

from mannaka.doctor.checks import scanner
from mannaka_kit import clock
from tests.mannaka.doctor.conftest import MakeSituation
from tests.support.clamd import double, honest


@pytest.mark.parametrize("word", ["", "clamav", "DEMO", "none"])
def test_without_a_scanner_nothing_starts(situation: MakeSituation, word: str) -> None:
    (finding,) = scanner.check(situation(MANNAKA_SCANNER=word))

    assert (finding.setting, finding.stops_start) == ("MANNAKA_SCANNER", True)
    assert "tcp://host:3310" in finding.mend


def test_the_toy_is_let_through_where_all_cities_are_demonstrations(situation: MakeSituation) -> None:
    assert list(scanner.check(situation(MANNAKA_SCANNER="demo"))) == []


def test_the_toy_is_refused_where_one_city_is_real(situation: MakeSituation, admin: psycopg.Connection) -> None:
    admin.execute("UPDATE control.municipality SET is_demo = false WHERE code = '382060'")
    try:
        (finding,) = scanner.check(situation(MANNAKA_SCANNER="demo"))
    finally:
        admin.execute("UPDATE control.municipality SET is_demo = true")

    assert (finding.setting, finding.stops_start) == ("MANNAKA_SCANNER", True)
    assert "西条市 is no demonstration" in finding.problem
    assert "MANNAKA_CLAMD_URL" in finding.mend
    assert "`mannaka city demo 382060`" in finding.mend


@pytest.mark.parametrize(
    ("url", "words"),
    [("", "not set"), ("clamd:3310", "no address of a clamd"), ("tcp://127.0.0.1:9", "does not answer")],
)
def test_a_daemon_that_cannot_be_asked_is_refused(situation: MakeSituation, url: str, words: str) -> None:
    (finding,) = scanner.check(situation(MANNAKA_SCANNER="clamd", MANNAKA_CLAMD_URL=url))

    assert (finding.setting, finding.stops_start) == ("MANNAKA_CLAMD_URL", True)
    assert words in finding.problem


def test_a_daemon_that_answers_is_let_through(situation: MakeSituation) -> None:
    with double(lambda command, _: b"PONG\n" if command == "PING" else _version(days=1)) as url:
        assert list(scanner.check(situation(MANNAKA_SCANNER="clamd", MANNAKA_CLAMD_URL=url))) == []


def test_old_signatures_are_told(situation: MakeSituation) -> None:
    with double(lambda command, _: b"PONG\n" if command == "PING" else _version(days=9)) as url:
        (finding,) = scanner.check(situation(MANNAKA_SCANNER="clamd", MANNAKA_CLAMD_URL=url))

    assert (finding.setting, finding.stops_start) == ("MANNAKA_CLAMD_URL", False)
    assert "freshclam" in finding.mend


def test_something_else_at_the_address_is_refused(situation: MakeSituation) -> None:
    with double(lambda *_: b"220 mail.example.jp\n") as url:
        (finding,) = scanner.check(situation(MANNAKA_SCANNER="clamd", MANNAKA_CLAMD_URL=url))

    assert finding.stops_start
    assert "is no clamd" in finding.problem


def test_a_scanner_without_signatures_of_a_day_is_let_through(situation: MakeSituation) -> None:
    with double(
        lambda command, content: b"ClamAV 1.4.6\n" if command == "VERSION" else honest(command, content)
    ) as url:
        assert list(scanner.check(situation(MANNAKA_SCANNER="clamd", MANNAKA_CLAMD_URL=url))) == []


def _version(*, days: int) -> bytes:
    day = clock.now() - timedelta(days=days)
    return f"ClamAV 1.4.3/27800/{day:%a %b %d %H:%M:%S %Y}\n".encode()
