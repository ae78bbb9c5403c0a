import pytest

from case_core.search.folding import fold_with_offsets, kanji_pairs, key_of, unvoiced


@pytest.mark.parametrize(("written", "folded"), [("學校", "学校"), ("ｶﾞﾗｽ", "ガラス"), ("ＤＶ", "DV"), ("邊見", "辺見")])
def test_widths_and_old_characters_are_folded(written: str, folded: str) -> None:
    assert fold_with_offsets(written)[0] == folded


def test_characters_of_everyday_words_stay_for_the_dictionary() -> None:
    assert fold_with_offsets("大阪で草刈り")[0] == "大阪で草刈り"


def test_each_folded_character_knows_where_it_began() -> None:
    text = "ｶﾞﾗｽと㍻の學校"
    folded, starts = fold_with_offsets(text)

    assert len(starts) == len(folded) + 1
    assert text[starts[folded.index("学")] :] == "學校"
    assert text[starts[folded.index("平")] :].startswith("㍻")
    assert starts[-1] == len(text)


def test_lexemes_are_compared_without_case_and_points() -> None:
    assert key_of("クーリング・オフ") == "クーリングオフ"
    assert key_of("龍神") == key_of("竜神")


def test_kanji_are_paired_within_a_run() -> None:
    assert kanji_pairs("商工振興会館の窓") == ["商工", "工振", "振興", "興会", "会館"]


def test_readings_lose_the_marks_of_voiced_sounds() -> None:
    assert unvoiced("ヒナンジョ") == unvoiced("ヒナンショ")
