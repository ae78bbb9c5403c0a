import pytest

from case_core.intake.titles import title_from


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("住民税の通知が届かない。督促状だけが来る。", "住民税の通知が届かない"),
        ("\n  どこに行けばよいですか？ 教えてください", "どこに行けばよいですか？"),
        ("一行目\n二行目", "一行目"),
        ("短い", "短い"),
    ],
)
def test_the_title_is_the_first_sentence(text: str, title: str) -> None:
    assert title_from(text) == title


def test_a_long_sentence_is_cut_to_a_line() -> None:
    title = title_from("長" * 4_000)
    assert len(title) == 60
    assert title.endswith("…")
