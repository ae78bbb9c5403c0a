"""The Cabinet Office's file `syukujitsu.csv`: read row by row, and every row that is wrong told."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext

from mannaka_kit import japanese

HEADER: Final = ("国民の祝日・休日月日", "国民の祝日・休日名称")
MOST_BYTES: Final = 1_000_000
_ENCODING: Final = "cp932"
_FIRST_YEAR, _LAST_YEAR = 1948, 2099
_LONGEST_NAME: Final = 50
_PARTS_OF_A_DAY: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RowError:
    """What is wrong with a row; row 0 is the file as a whole."""

    row: int
    words: str


@dataclass(slots=True, kw_only=True)
class HolidayFile:
    """What a file says."""

    listed: dict[date, str] = field(default_factory=dict)
    errors: list[RowError] = field(default_factory=list)
    rows: dict[date, int] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        """Return the years that the file covers."""
        return sorted({on.year for on in self.listed})

    def say(self, row: int, words: str) -> None:
        """Tell what is wrong with a row."""
        self.errors.append(RowError(row=row, words=words))


def decode_holidays(content: bytes) -> str | None:
    """Return the file's text; None where it is not in the Cabinet Office's encoding."""
    try:
        text = content.decode(_ENCODING)
    except UnicodeDecodeError:
        return None
    return text if HEADER[0] in text[:200] else None


def read_holidays(content: bytes) -> HolidayFile:
    """Return what the file says, with what is wrong with it."""
    text = decode_holidays(content)
    if text is not None:
        return read_text(text)
    found = HolidayFile()
    found.say(0, _not_the_file(content))
    return found


def read_text(text: str) -> HolidayFile:
    """Return what the text of a file says, with what is wrong with it."""
    found = HolidayFile()
    rows = list(_rows(text))
    if not rows or tuple(cell.strip() for cell in rows[0][1][:2]) != HEADER:
        found.say(1, gettext("1行目は「%(header)s」にしてください。") % {"header": ",".join(HEADER)})
        return found
    for number, cells in rows[1:]:
        _take(found, number, cells)
    if not found.listed and not found.errors:
        found.say(0, gettext("祝日の行がありません。"))
    _tell_cut_years(found)
    return found


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    # An unclosed quotation mark would swallow the rest of the file: each line is read by itself.
    for number, line in enumerate(text.splitlines(), start=1):
        cells = next(csv.reader(io.StringIO(line)), [])
        if any(cell.strip() for cell in cells):
            yield number, cells


def _take(found: HolidayFile, number: int, cells: list[str]) -> None:
    day = _day(cells[0])
    name = cells[1].strip() if len(cells) > 1 else ""
    if day is None:
        words = gettext("日付を読み取れません：%(typed)s（2026/1/1 の形で書いてください）")
        found.say(number, words % {"typed": cells[0].strip()[:40]})
    elif not name or len(name) > _LONGEST_NAME:
        found.say(number, gettext("祝日の名前は、1文字から50文字までで書いてください。"))
    elif day in found.listed:
        words = gettext("%(day)s が2回あります（%(row)d行目と同じ日です）。")
        found.say(number, words % {"day": cells[0].strip(), "row": found.rows[day]})
    else:
        found.listed[day], found.rows[day] = name, number


def _day(typed: str) -> date | None:
    parts = japanese.fold_width(typed).strip().replace("-", "/").split("/")
    if len(parts) != _PARTS_OF_A_DAY or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        day = date(*(int(part[:9]) for part in parts))
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _tell_cut_years(found: HolidayFile) -> None:
    """A year without New Year's Day was cut off: what it does not list would be no holiday any more."""
    if found.errors:
        return
    for year in found.years:
        if date(year, 1, 1) not in found.listed and year > _FIRST_YEAR:
            words = gettext("%(year)d年の元日がありません。途中で切れたファイルではないか、確かめてください。")
            found.say(0, words % {"year": year})


def _not_the_file(content: bytes) -> str:
    if HEADER[0] in content[:400].decode("utf-8-sig", errors="ignore"):
        return gettext(
            "文字コードが違います（UTF-8 のようです）。内閣府のファイルを、保存し直さずに、そのまま選んでください。"
        )
    return gettext("内閣府の「国民の祝日」のファイル（syukujitsu.csv）ではないようです。ファイルを確かめてください。")


def header_and_rows(listed: Mapping[date, str]) -> str:
    """Write a list as the file's text, as a checked file is carried from its check to its import."""
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow(HEADER)
    rows.writerows([f"{on.year}/{on.month}/{on.day}", name] for on, name in sorted(listed.items()))
    return made.getvalue()
