"""The judged mails are those that were committed."""

import json

import pytest

from tests.integrations.channels.mail.judged import make
from tests.integrations.channels.mail.judged.words import DEV, HELD_OUT


def test_the_mails_are_those_that_were_committed() -> None:
    assert json.loads(make.DIGESTS.read_text(encoding="utf-8")) == make.digests()


def test_there_are_over_thirty_shapes_with_three_mails_in_each_half() -> None:
    names = [shape.__name__ for shape in make.SHAPES]

    assert len(names) == len(set(names)) > 100
    assert [len(each) for each in make.digests().values()] == [3 * len(names)] * 2


def test_no_mail_is_in_both_halves() -> None:
    dev, held_out = ({mail.raw for _, mail in make.mails(half)} for half in make.HALVES)

    assert not dev & held_out


@pytest.mark.parametrize("field", ["names", "subjects", "sentences", "special", "files", "hosts"])
def test_the_halves_have_no_word_in_common(field: str) -> None:
    assert not set(getattr(DEV, field)) & set(getattr(HELD_OUT, field))
