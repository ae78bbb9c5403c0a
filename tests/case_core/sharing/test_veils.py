"""What is covered of a text is gone from it, whatever was marked, and as long as any other cover."""

from hypothesis import given
from hypothesis import strategies as st

from case_core.sharing.veils import COVER, Span, Veil, covered, digest_of, is_within, merged, sentences_of

SAID = "家賃が払えない。「兄の太郎が借りた。」\nどうしよう？もう来ない"


def test_sentences_are_the_text_and_end_where_people_end_them() -> None:
    found = [SAID[each.begins : each.ends] for each in sentences_of(SAID)]
    assert found == ["家賃が払えない。", "「兄の太郎が借りた。」\n", "どうしよう？", "もう来ない"]


@given(st.text(alphabet="あ。！\n 」x", max_size=40))
def test_sentences_of_any_text_leave_nothing_out(text: str) -> None:
    assert "".join(text[each.begins : each.ends] for each in sentences_of(text)) == text


@given(st.text(alphabet="abcdef", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4))
def test_no_letter_that_was_marked_is_left_and_every_other_one_is(text: str, marked: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), min(max(pair), len(text))) for pair in marked if min(pair) < min(max(pair), len(text))]
    gone = {place for span in spans for place in range(span.begins, span.ends)}
    left = "".join(letter for place, letter in enumerate(text) if place not in gone)
    assert covered(text, spans).replace(COVER, "") == left
    assert covered(text, spans).count(COVER) == len(merged(spans))
    assert is_within(spans, merged(spans))


def test_a_text_that_was_changed_since_is_covered_whole() -> None:
    veil = Veil(edition=1, spans={"a": (Span(0, 2),)}, digests={"a": digest_of("兄の太郎")})
    assert (veil.over("a", "兄の太郎"), veil.over("a", "太郎の兄"), veil.over("b", "太郎")) == (
        f"{COVER}太郎",
        COVER,
        "太郎",
    )
