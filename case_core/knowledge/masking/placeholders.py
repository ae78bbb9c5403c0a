"""A text with its marks hidden, so that it can still be read: 【Aさん】は【日付】に【地名】へ行った."""

import re
from collections.abc import Sequence
from itertools import count
from string import ascii_uppercase
from typing import Final

from case_core.knowledge.masking.marks import Mark, MarkKind
from case_core.knowledge.masking.words import OFFICES
from case_core.search.folding import fold_text, key_of
from mannaka_kit.japanese import fold_kana

_PLAIN: Final = {
    MarkKind.RELATION: "【関係のある人】",
    MarkKind.PLACE: "【地名】",
    MarkKind.DATE: "【日付】",
    MarkKind.NUMBER: "【番号】",
    MarkKind.RARE: "【事情】",
}
_TITLE: Final = re.compile(r"(?:さん|さま|様|氏|君|くん|ちゃん|殿)$")
_FIGURES: Final = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_AGE: Final = re.compile(r"\d+|[一二三四五六七八九十百]+")
_OFFICES: Final = tuple(OFFICES)
_TEN, _HUNDRED = 10, 100


def masked(text: str, marks: Sequence[Mark]) -> str:
    """Return the text with a readable placeholder for each mark, the same letter for the same person."""
    letters, told, place = _Letters(), [], 0
    for mark in sorted(marks, key=lambda mark: mark.begin):
        told.append(text[place : mark.begin])
        told.append(_placeholder(mark, text[mark.end : mark.end + 4], letters))
        place = mark.end
    return "".join([*told, text[place:]])


def _placeholder(mark: Mark, behind: str, letters: "_Letters") -> str:
    if mark.kind == MarkKind.PERSON:
        letter = letters.of(mark.text)
        return f"【{letter}】" if behind.startswith((*_OFFICES, "さん", "様", "さま")) else f"【{letter}さん】"
    if mark.kind == MarkKind.AGE:
        return _age(mark.text)
    return _PLAIN[mark.kind]


class _Letters:
    """Which letter stands for whom."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._numbers = count()

    def of(self, told: str) -> str:
        """Return somebody's letter; 佐伯敏夫, 佐伯さん and 敏夫さん are one."""
        name = fold_kana(key_of(_TITLE.sub("", fold_text(told)))).replace(" ", "") or told
        known = next((each for each in self._names if _is_same(each, name)), None)
        letter = self._names[known] if known else _letter(next(self._numbers))
        self._names.setdefault(name, letter)
        return letter


def _is_same(known: str, name: str) -> bool:
    longer, shorter = (known, name) if len(known) >= len(name) else (name, known)
    return known == name or (len(shorter) > 1 and (longer.startswith(shorter) or longer.endswith(shorter)))


def _letter(number: int) -> str:
    round_, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(round_ + 1) if round_ else "")


def _age(told: str) -> str:
    found = _AGE.search(fold_text(told))
    years = _years(found.group()) if found and "月" not in told else None
    if years is None:
        return "【年齢】"
    if years < _TEN:
        return "【10歳未満】"
    return "【100歳以上】" if years >= _HUNDRED else f"【{years // _TEN * _TEN}代】"


def _years(figures: str) -> int:
    if figures.isdigit():
        return int(figures)
    hundreds, hundred, rest = figures.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    years = (_FIGURES.get(hundreds, 1) * _HUNDRED if hundred else 0) + (_FIGURES.get(tens, 1) * _TEN if ten else 0)
    return years + _FIGURES.get(ones, 0)
