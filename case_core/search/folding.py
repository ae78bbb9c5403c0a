"""Text as the search compares it, with the way back to how it was written."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from mannaka_kit.japanese import fold_kana
from mannaka_kit.japanese.variants import VARIANTS

# One character with the marks that belong to it: half-width ｶﾞ is two, a chosen shape of 辻 is two as well.
_UNIT: Final = re.compile(r".[\uff9e\uff9f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*", re.DOTALL)
_SHAPE: Final = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SAME: Final = {ord(variant): base for base, variants in VARIANTS.items() for variant in variants}
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_KANJI: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々]{2,}")
_VOICED: Final = str.maketrans(
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ", "カキクケコサシスセソタチツテトハヒフヘホウ"
)


def _is_rare(variant: str) -> bool:
    # The dictionary knows the characters of everyday words (JIS level 1: 阪, 刈, 斉); only others are replaced in text.
    try:
        row = variant.encode("euc_jp")[0] - 0xA0
    except UnicodeEncodeError:
        return True
    return row >= 48  # noqa: PLR2004 - the first row of level 2


_RARE: Final = {code: base for code, base in _SAME.items() if _is_rare(chr(code))}


def fold_text(text: str) -> str:
    """Return the text with widths and rare old characters folded."""
    return unicodedata.normalize("NFKC", _SHAPE.sub("", text)).translate(_RARE)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the text with widths and rare old characters folded, and where each character began, plus the end."""
    if fold_text(text) == text:  # most texts are written so
        return text, list(range(len(text) + 1))
    folded: list[str] = []
    starts: list[int] = []
    for unit in _UNIT.finditer(text):
        even = _even(unit.group())
        folded.append(even)
        starts.extend([unit.start()] * len(even))
    return "".join(folded), [*starts, len(text)]


@lru_cache(maxsize=20_000)
def _even(unit: str) -> str:
    return fold_text(unit)


@lru_cache(maxsize=20_000)
def key_of(word: str) -> str:
    """Return a word as lexemes and synonyms are compared: width, case and every old character folded."""
    return unicodedata.normalize("NFKC", word).casefold().translate(_SAME).replace("・", "")


def is_kana(text: str) -> bool:
    """Tell whether the folded text is kana alone."""
    return _KANA.fullmatch(text) is not None


def has_kana(text: str) -> bool:
    """Tell whether some of the folded text is kana."""
    return _KANA.search(text) is not None


def kanji_pairs(text: str) -> list[str]:
    """Return each two neighbouring kanji of the folded text, by whatever words they belong to."""
    runs = (key_of(run.group()) for run in _KANJI.finditer(text))
    return [run[start : start + 2] for run in runs for start in range(len(run) - 1)]


@lru_cache(maxsize=20_000)
def reading_key(reading: str) -> str:
    """Return a reading as it is compared: in katakana."""
    return fold_kana(reading)


def unvoiced(reading: str) -> str:
    """Return a reading without the marks of voiced sounds: 所 reads しょ in one word and じょ in the next."""
    return reading.translate(_VOICED)
