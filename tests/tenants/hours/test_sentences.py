"""Sentences that a voice on the telephone, or an automatic reply, can say."""

from datetime import date

import pytest

from tenants.hours.calendar_rules import HoursRule, OpeningCalendar, SpecialRule
from tenants.hours.day_types import DayType
from tenants.hours.opening_states import opening_state
from tenants.hours.sentences import hours_sentences
from tests.tenants.hours.test_calendar_rules import EPOCH, spans, standard, tokyo

DAY = date(2026, 1, 15)
LUNCH = {"2026-01-15": SpecialRule(spans=spans("9:00-12:00 13:00-17:30"), reason="点検")}


def said(moment: str, language: str = "ja", calendar: OpeningCalendar | None = None, name: str = "") -> str:
    at = tokyo(moment)
    state = opening_state(calendar or standard(), at=at, way="web" if name == "フォーム" else "")
    return hours_sentences(state, at=at, language=language, name=name)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-01-15T10:00", "ただいま、相談センターで相談をお受けしています。受付は本日午後5時15分までです。"),
        ("2026-01-15T20:00", "ただいま、相談センターの受付時間外です。次の受付は、明日午前8時30分からです。"),
        (
            "2026-09-22T20:00",
            "ただいま、相談センターの受付時間外です。本日の受付時間は、ふだんと違うことがあります（国民の休日）。"
            "次の受付は、明日午前9時からです。",
        ),
    ],
)
def test_the_telephone_says_until_when_or_from_when(moment: str, words: str) -> None:
    assert said(moment) == words


def test_a_lunch_break_is_called_a_break() -> None:
    words = said("2026-01-15T12:30", calendar=standard(**LUNCH), name="電話相談")
    assert words.startswith("ただいま、電話相談は休憩時間です。")
    assert words.endswith("次の受付は、本日午後1時からです。")


def test_a_closed_week_names_the_day_with_its_weekday_and_the_reason() -> None:
    closed = {f"2026-01-{day}": SpecialRule(spans=(), reason="設備の点検のため") for day in (15, 16, 17)}
    words = said("2026-01-15T10:00", calendar=standard(**closed))
    assert "本日はお休みです（設備の点検のため）。" in words
    assert "次の受付は、1月18日日曜日午前9時からです。" in words


def test_round_the_clock_and_never_are_said_so() -> None:
    always = tuple(
        HoursRule(day_type=kind, spans=spans("0:00-24:00"), valid_from=EPOCH, way="web")
        for kind in (DayType.WEEKDAY, DayType.WEEKEND, DayType.HOLIDAY, DayType.YEAR_END)
    )
    assert said("2026-01-15T10:00", calendar=OpeningCalendar(rules=always), name="フォーム") == (
        "フォームは、いつでも受け付けています。"
    )
    assert said("2026-01-15T10:00", calendar=OpeningCalendar(rules=())).endswith("次の受付は、決まっていません。")


def test_english_sentences_can_be_read_aloud() -> None:
    closed = {f"2026-01-{day}": SpecialRule(spans=(), reason="Inspection") for day in (15, 16, 17)}
    assert said("2026-01-15T10:00", "en").endswith("open now, until 5:15 p.m. today.")
    assert said("2026-01-15T20:00", "en").endswith("closed now. It opens next at 8:30 a.m. tomorrow.")
    words = said("2026-01-15T10:00", "en", calendar=standard(**closed), name="Telephone")
    assert words == (
        "Telephone: closed now. Closed today (Inspection). It opens next at 9:00 a.m. on Sunday, January 18."
    )
    evening = {"2026-01-15": SpecialRule(spans=spans("9:00-24:00"), reason="Late evening")}
    assert "until midnight tonight." in said("2026-01-15T23:00", "en", calendar=standard(**evening))
    assert "国民" not in said("2026-09-22T20:00", "en")
