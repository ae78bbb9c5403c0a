"""Days on which something was: a day and month, a month of a year, a birth; 先週の火曜日 and bare 3月 tell nobody."""

import re
from collections.abc import Iterator
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import Reading, found_by
from case_core.search.days import days_in

_NUMBER: Final = r"(?:\d{1,2}|[元〇一二三四五六七八九十]{1,3})"
_ERA: Final = rf"(?:(?:令和|平成|昭和|大正|明治|(?<![A-Za-z])[RHSTM])\s*{_NUMBER}|(?<!\d)(?:19|20)\d{{2}})"
_BORN: Final = r"\s*(?:生まれ|うまれ|生れ|生(?![一-龥ぁ-ん])|出生|誕生)"
_TAIL: Final = r"(?:\s*\([月火水木金土日](?:曜日?)?(?:・?[祝休])?\))?"
_MONTH_DAY: Final = re.compile(
    rf"(?<![\d〇一二三四五六七八九十]){_NUMBER}\s*月\s*{_NUMBER}\s*日(?!間){_TAIL}(?:{_BORN})?"
)
_BIRTH_YEAR: Final = re.compile(rf"{_ERA}\s*年?(?:\s*{_NUMBER}\s*月)?(?:\s*{_NUMBER}\s*日)?の?{_BORN}")
_SLASHED: Final = re.compile(
    r"(?<![\d/.-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/.-]|\s*(?:の(?:確率|割合|量|価格|値段)|程度"
    r"|以[上下]))" + _TAIL
)
_RELATIVE: Final = re.compile(
    rf"(?:今月|先月|先々月|来月|再来月)の?\s*{_NUMBER}\s*日(?!間|以内)"
    rf"|(?:今年|去年|昨年|一昨年|おととし|来年|本年)の?\s*{_NUMBER}\s*月\s*{_NUMBER}\s*日"
)
_PATTERNS: Final = (_MONTH_DAY, _BIRTH_YEAR, _SLASHED, _RELATIVE)
_AFTER: Final = re.compile(rf"{_TAIL}(?:{_BORN})?")


def dates_in(reading: Reading) -> Iterator[Found]:
    """Yield the days of a text, and months and births of a year; a year alone tells nobody."""
    for day in days_in(reading.text):
        after = _AFTER.match(reading.text, day.end)
        end = after.end() if after else day.end
        if day.month is not None or (end > day.end and not day.is_fiscal):
            yield Found(day.begin, end, MarkKind.DATE)
    for pattern in _PATTERNS:
        yield from found_by(pattern, reading.text, MarkKind.DATE)
