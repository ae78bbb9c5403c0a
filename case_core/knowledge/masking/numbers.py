"""Numbers and addresses of the net that lead to one person: telephones, mail, accounts, plates, exact amounts."""

import re
from collections.abc import Iterator
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import Reading, found_by

_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_URL: Final = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9@.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
    r"\.(?:com|net|org|jp|info|biz|shop|xyz|top|site|online|me|tv|cc|cn|app|link|click|io|vip|asia"
    r"|work)(?![A-Za-z0-9])"
    r"(?:/[!-~]*)?"
)
_HANDLE: Final = re.compile(r"(?<![A-Za-z0-9.])@[A-Za-z0-9_.]{2,}")
_TELEPHONE: Final = re.compile(
    r"(?<![0-9-])(?:\+81[- ]?\d{1,4}[- ]?\d{1,4}[- ]?\d{3,4}"
    r"|0\d{1,4}\s?[-(ー−‐–—]\s?\d{1,4}\s?[-)ー−‐–—]\s?\d{3,4}|\(0\d{1,4}\)\s?\d{1,4}[-ー−]\d{3,4}"
    r"|0\d{2,3} \d{3,4} \d{4}|0\d{9,10}|\d{2,4}-\d{4})(?![0-9-])"
)
_POSTCODE: Final = re.compile(r"〒\s*\d{3}-?\d{4}")
_PLATE: Final = re.compile(
    r"(?:[\u3400-\u9fff]{1,4}|[ァ-ヶぁ-ん]{2,4})?\s*(?<!\d)\d{2,3}[A-Z]?\s*[ぁ-んA-Z]\s*(?:[\d・]{1,2}\s*-\s*\d{2}"
    r"|\d{4})(?!\d)"
    r"|ナンバー\S{0,6}?(?P<tail>\d{2}-\d{2}|\d{4})(?!\d)"
)
# Signs and figures together, or many figures: the number of a contract, a card, an account, an insurance.
_MIXED: Final = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9_-]*\d[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z_])"
    r"[A-Za-z0-9][A-Za-z0-9_-]{3,}[A-Za-z0-9](?![A-Za-z0-9])"
)
_DOTTED: Final = re.compile(r"(?<![A-Za-z0-9@.])[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+)+(?![A-Za-z0-9@.])")
_GROUPED: Final = re.compile(
    r"(?<![\d-])\d{3,6}(?:[- ]\d{2,8}){1,4}(?![\d-])|(?<![\d-])\d{1,6}-\d{1,8}-\d{1,8}(?![\d-])"
)
_UNITS: Final = (
    r"(?:円|人|件|歩|回|字|個|本|枚|名|世帯|戸|台|冊|歳|年|か月|ヶ月|カ月|ヵ月|%|億|万|千|"
    r"キロ|km|kg|メートル|m|世紀|時|分)"
)
_LONG: Final = re.compile(rf"(?<![\d,.-])\d{{5,}}(?![\d,.]|{_UNITS})")
_NAMED: Final = re.compile(
    r"(?:番号|口座|記号|コード|暗証|パスワード|アカウント|ユーザー名|I[Dd]|No\.?|№)"
    r"(?:番号|名)?(?:は|が|を|の|:|=|「|『|\(|\s|、|第)*(?P<mark>[A-Za-z0-9][A-Za-z0-9_.@-]{2,})"
)
_CASE_NUMBER: Final = re.compile(r"第\s*\d{2,}\s*号|[(（][ァ-ヶ一-龥]{1,2}[)）]第?\s*\d+\s*号")
_AMOUNT: Final = re.compile(
    r"(?<![\d,.])(?:(?P<oku>[\d,]+)億)?(?:(?P<man>[\d,]+)万)?(?:(?P<sen>\d)千)?(?P<rest>[\d,]+)?\s*円"
)
_SPELT: Final = re.compile(r"(?=(?:[十百千万億〇]*[一二三四五六七八九]){4})[一二三四五六七八九十百千万億〇]{4,}円")
_EXACT: Final = 4  # figures that count: 7,980 is a price, 1,284,560 is somebody's
_PATTERNS: Final = (
    _MAIL, _URL, _HANDLE, _TELEPHONE, _POSTCODE, _PLATE, _MIXED, _DOTTED, _GROUPED, _LONG, _NAMED, _CASE_NUMBER, _SPELT,
)  # fmt: skip
# Everybody's: help lines, and what looks like a number of one's own but is the name of a thing.
_PUBLIC: Final = re.compile(
    r"(?:COVID-?19|[A-Za-z]*\d?G|MP3|mp4|H2O|CO2|Web\d|Windows\d+|iPhone\d+\w*|Type-?C|USB\S*)$"
)


def numbers_in(reading: Reading) -> Iterator[Found]:
    """Yield the numbers of a text."""
    for pattern in _PATTERNS:
        for found in found_by(pattern, reading.text, MarkKind.NUMBER):
            if not _PUBLIC.match(reading.text, found.begin, found.end):
                yield found
    for match in _AMOUNT.finditer(reading.text):
        if _is_exact(match):
            yield Found(match.start(), match.end(), MarkKind.NUMBER)


def _is_exact(match: re.Match[str]) -> bool:
    # 100,000,000 is written with eight places behind the first; each part stands at its own.
    places = {"oku": 10**8, "man": 10**4, "sen": 10**3, "rest": 1}
    told = {name: re.sub(r"\D", "", match[name] or "") for name in places}
    amount = sum(int(told[name] or 0) * worth for name, worth in places.items())
    return len(str(amount).rstrip("0")) >= _EXACT
