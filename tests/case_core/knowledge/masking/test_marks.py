"""Marks lie within the text, in order and apart, whatever was written; places count characters as they were given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_core.knowledge.masking import Mark, MarkKind, marks_of, reading
from case_core.search.morphemes import Fragment, fragments_of

# What people write, and what a text is seldom made of: half-width kana, signs that unfold, chosen shapes, emoji.
_PIECES = [
    "佐伯さん",
    "ﾀﾅｶさん",
    "ｶﾞ",
    "㈱",
    "㍻",
    "髙橋",
    "渡邉",
    "辻󠄀",
    "👪",
    "👩\u200d👧",
    "隣の",
    "床屋",
    "の次男",
    "３月３日",
    "令和8年",
    "83歳",
    "０８９８-３６-１５３１",
    "１２８４５６０円",
    "今治市",
    "1丁目2-3",
    "ひまわり荘",
    "203号室",
    "。",
    "、",
    "「",
    "」",
    "\n",
    "\u3000",
    "町で唯一の",
    "グエン・ティ・ラン",
    "けんけん",
    "の",
    "は",
    "が",
    "@a",
    "｢",
    "｣",
    "\u200d",
    "が",
    "𠮷野",
    "㋿",
    "½",
    "ﷺ",
]
_TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))


@settings(max_examples=120, deadline=None)
@given(_TEXTS)
def test_marks_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for mark in marks_of(text):
        assert end <= mark.begin < mark.end <= len(text)
        assert text[mark.begin : mark.end] == mark.text
        end = mark.end


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("昨日、ﾀﾅｶさんが来た", "ﾀﾅｶさん"),
        ("👪の渡邉さんが来た", "渡邉さん"),
        ("㍻２０年３月３日に届いた", "㍻２０年３月３日"),
        ("電話は０８９８-３６-１５３１です", "０８９８-３６-１５３１"),
        ("息子の髙󠄁橋拓実は無職", "髙󠄁橋拓実"),
        ("㈱みなと産業をやめた", "㈱みなと産業"),
    ],
)
def test_a_mark_counts_the_characters_that_were_written(text: str, told: str) -> None:
    begin = text.index(told)
    assert [(mark.begin, mark.end) for mark in marks_of(text)] == [(begin, begin + len(told))]


def test_an_empty_text_and_one_of_spaces_have_no_marks() -> None:
    assert marks_of("") == marks_of(" \n\u3000") == []


def test_what_several_rules_find_is_one_mark() -> None:
    assert marks_of("佐伯敏夫さん") == [Mark(0, 6, MarkKind.PERSON, "佐伯敏夫さん")]
    assert [mark.text for mark in marks_of("大西町波方1丁目2-3ひまわり荘203号室に住む")] == [
        "大西町波方1丁目2-3ひまわり荘203号室"
    ]


def test_a_long_text_is_cut_twice_and_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[int] = []

    def counted(text: str) -> "list[Fragment]":
        cut.append(len(text))
        return list(fragments_of(text))

    monkeypatch.setattr(reading, "fragments_of", counted)
    text = "佐伯さんと隣の床屋の次男が、3月3日に今治駅の前で会った。" * 400
    assert len(marks_of(text)) == 4 * 400
    assert sum(cut) == 2 * len(text)
    assert max(cut) <= 1_000
