"""The judge of mails sees what is wrong, also in a stranger's folder."""

from pathlib import Path

import pytest

from integrations.channels.mail import events
from integrations.channels.mail.reading.mail import read_mail
from tests.benchmarks.channels.mails import generated, judge_folder, judge_generated
from tests.integrations.channels.mail.bench import mail
from tests.integrations.channels.mail.judged import make


def test_as_many_mails_are_made_as_are_asked_for_of_every_shape() -> None:
    made = generated(seed=1, count=2 * len(make.SHAPES))

    assert len(made) == 2 * len(make.SHAPES)
    assert {name.split("-")[2] for name in made} == {shape.__name__ for shape in make.SHAPES}
    assert {name.split("-")[1] for name in made} == set(make.HALVES)


def test_nothing_is_wrong_with_some_of_them() -> None:
    found = judge_generated(seed=7, count=2 * len(make.SHAPES))

    assert (found.lost, found.stuck, found.mojibake) == ([], [], [])


def test_a_reader_that_breaks_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(raw: bytes, **more: object) -> object:
        if b"MAILER-DAEMON" in raw:
            raise ValueError
        return read_mail(raw, **more)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(events, "read_mail", breaks)

    assert len(judge_generated(seed=7, count=2 * len(make.SHAPES)).stuck) > 0


def test_a_strangers_folder_is_judged_by_what_stands_beside_each_mail(tmp_path: Path) -> None:
    (tmp_path / "good.eml").write_bytes(mail("こんにちは"))
    (tmp_path / "good.txt").write_text("こんにちは\n", encoding="utf-8")
    (tmp_path / "other.eml").write_bytes(mail("さようなら"))
    (tmp_path / "other.txt").write_text("こんにちは", encoding="utf-8")
    (tmp_path / "broken.eml").write_bytes(mail("").removesuffix(b"\r\n") + "困った".encode()[:-1])
    found = judge_folder(tmp_path)

    assert (found.n, found.lost, found.stuck, found.mojibake) == (3, [], [], ["broken", "other"])


def test_a_folder_without_mails_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        judge_folder(tmp_path)
