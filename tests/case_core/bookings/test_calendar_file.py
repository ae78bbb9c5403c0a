from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from case_core.bookings.calendar_file import Event, calendar_of

NINE = datetime(2026, 1, 16, 0, 0, tzinfo=UTC)


def text_of(words: str) -> str:
    event = Event(
        uid="Y2026-1@example.jp",
        begins=NINE,
        ends=NINE + timedelta(hours=1),
        made_at=NINE,
        summary="相談の予約",
        place="今治市別宮町1丁目4番地1",
        words=words,
    )
    return calendar_of([event], name="今治市")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_every_line_is_short_and_unfolds_to_what_was_written(words: str) -> None:
    text = text_of(words=words)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"\r\nDESCRIPTION:{escaped}\r\n" in text.replace("\r\n ", "")


def test_lines_commas_and_semicolons_are_words_and_not_syntax() -> None:
    text = text_of(words="一、二;三\n四,五")
    assert "DESCRIPTION:一、二\\;三\\n四\\,五" in text
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "DTSTART:20260116T000000Z" in text
