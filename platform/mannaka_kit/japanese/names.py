"""Names as they are compared: 渡邊 is 渡辺, 髙﨑 is 高崎, however wide, in whatever kana."""

import re
import unicodedata
from typing import Final

from mannaka_kit.japanese.text import fold_kana
from mannaka_kit.japanese.variants import VARIANTS

# A register of old wrote キョウコ as キヨウコ, and who listens hears no difference between ヅ and ズ.
_BY_EAR: Final = str.maketrans("ァィゥェォッャュョヮヵヶヂヅヰヱ", "アイウエオツヤユヨワカケジズイエ")
_SAME_CHARACTER: Final = {ord(variant): base for base, variants in VARIANTS.items() for variant in variants}
# Spaces, points and dashes between the parts of a name, and the selectors that choose a shape of one character.
_BETWEEN: Final = re.compile(r"[\s\W_\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_AGAIN: Final = re.compile(r"([^々])々")


def fold_name(text: str) -> str:
    """Return a name, or the reading of one, as names are compared; folding twice changes nothing more."""
    folded = _fold_once(text)
    while folded != text:
        text, folded = folded, _fold_once(folded)
    return folded


def bigrams(text: str) -> list[str]:
    """Return each two neighbouring characters of the folded name once; the one character of a name that has no two."""
    name = fold_name(text)
    if len(name) == 1:
        return [name]
    return list(dict.fromkeys(name[start : start + 2] for start in range(len(name) - 1)))


def _fold_once(text: str) -> str:
    even = unicodedata.normalize("NFKC", fold_kana(text).casefold())
    known = even.translate(_SAME_CHARACTER).translate(_BY_EAR)
    return _AGAIN.sub(r"\1\1", _BETWEEN.sub("", known))
