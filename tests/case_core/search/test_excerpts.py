from case_core.search.excerpts import Piece, Wanted, excerpt_of, marked, spelled_excerpt_of
from case_core.search.selectors import asked_for
from case_core.search.templatetags.search import pieces
from tests.support.cast import Cast


def wanted(typed: str) -> Wanted:
    question = asked_for(typed).question
    assert question is not None
    return Wanted(question.any_part)


def hits(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_hit]


def test_what_was_looked_for_is_marked_as_it_was_written(here: Cast) -> None:
    assert hits(marked("ｺﾞﾐと學校の話", wanted("学校"))) == ["學校"]
    assert hits(marked("転居の届けと引越し", wanted("引っ越し"))) == ["転居", "引越し"]
    assert hits(marked("令和６年３月３日に届いた", wanted("2024-03-03"))) == ["令和６年３月３日"]
    assert hits(marked("保育園に通う", wanted("ほいくえん"))) == ["保育園"]


def test_nothing_of_the_text_is_lost_by_marking(here: Cast) -> None:
    text = "ｶﾞｽ代と㍻の道路と道路"
    assert "".join(piece.text for piece in marked(text, wanted("道路"))) == text


def test_an_excerpt_shows_the_neighbourhood_of_the_first_hit(here: Cast) -> None:
    long = "あいさつ。" * 40 + "側溝のふたが外れている。" + "そのほか。" * 40
    pieces = excerpt_of(["何もない。", long], wanted("側溝"))

    assert hits(pieces) == ["側溝"]
    assert pieces[0].text == pieces[-1].text == "…"
    assert len("".join(piece.text for piece in pieces)) <= 102


def test_without_a_hit_there_is_no_excerpt(here: Cast) -> None:
    assert excerpt_of(["何もない。"], wanted("側溝")) == []


def test_a_single_character_of_a_longer_word_is_not_marked(here: Cast) -> None:
    assert hits(marked("物が多くて廃棄物も多い", wanted("廃棄物"))) == ["廃棄物"]


def test_the_word_as_it_was_asked_stands_before_the_same_word_written_otherwise(here: Cast) -> None:
    texts, asked = ["昔の學校の話。", "今の学校の話。"], wanted("学校")

    assert hits(excerpt_of(texts, asked)) == ["學校"]
    assert hits(spelled_excerpt_of(texts, asked)) == ["学校"]
    assert hits(spelled_excerpt_of(texts[:1], asked)) == ["學校"]


def test_a_word_that_only_seems_to_stand_there_is_not_marked(here: Cast) -> None:
    assert hits(spelled_excerpt_of(["東京都に住む。", "京都に行く。"], wanted("京都"))) == ["京都"]


def test_what_is_found_is_written_without_its_markup(here: Cast) -> None:
    found = marked("<b>道路</b>", wanted("道路"))

    assert pieces(found) == "&lt;b&gt;<mark>道路</mark>&lt;/b&gt;"
