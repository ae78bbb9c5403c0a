"""A masked text tells nobody, and can still be read."""

import pytest

from case_core.knowledge.masking import Mark, MarkKind, marks_of, masked


def hidden(text: str) -> str:
    return masked(text, marks_of(text))


def test_a_masked_sentence_can_be_read() -> None:
    text = "佐伯敏夫さん(83歳)は3月3日に今治駅の前で隣の床屋の次男に会い、090-1234-5678に電話した。夫は元競輪選手。"
    assert hidden(text) == (
        "【Aさん】(【80代】)は【日付】に【地名】の前で【関係のある人】に会い、【番号】に電話した。夫は【事情】。"
    )


def test_the_same_person_has_the_same_letter() -> None:
    text = "佐伯敏夫さんと越智さんが来た。佐伯さんは帰り、敏夫さんの妻の花子さんと越智先生が残った。"
    assert hidden(text) == (
        "【Aさん】と【Bさん】が来た。【Aさん】は帰り、【Aさん】の妻の【Cさん】と【B】先生が残った。"
    )


def test_after_twenty_six_people_letters_have_numbers() -> None:
    marks = [Mark(number, number + 1, MarkKind.PERSON, chr(0x4E00 + number)) for number in range(28)]
    text = "".join(mark.text for mark in marks)
    assert masked(text, marks).endswith("【Zさん】【A2さん】【B2さん】")


@pytest.mark.parametrize(
    ("age", "shown"),
    [
        ("満9歳", "【10歳未満】"),
        ("百二歳", "【100歳以上】"),
        ("八十三歳", "【80代】"),
        ("15才", "【10代】"),
        ("米寿", "【年齢】"),
    ],
)
def test_an_age_becomes_its_decade(age: str, shown: str) -> None:
    assert masked(age, [Mark(0, len(age), MarkKind.AGE, age)]) == shown


def test_only_what_is_marked_is_hidden() -> None:
    text = "佐伯さんは大西町に住む"
    assert masked(text, marks_of(text)[:1]) == "【Aさん】は大西町に住む"
