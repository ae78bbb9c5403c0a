"""How a number or a secret is said on the telephone: letter by letter, so that nobody hears B for D."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import get_language

_JAPANESE: Final[Mapping[str, str]] = {
    "A": "エー",
    "C": "シー",
    "D": "ディー",
    "E": "イー",
    "F": "エフ",
    "G": "ジー",
    "H": "エイチ",
    "J": "ジェイ",
    "K": "ケイ",
    "M": "エム",
    "N": "エヌ",
    "P": "ピー",
    "R": "アール",
    "T": "ティー",
    "W": "ダブリュー",
    "X": "エックス",
    "Y": "ワイ",
    "0": "ゼロ",
    "1": "いち",
    "2": "に",
    "3": "さん",
    "4": "よん",
    "5": "ご",
    "6": "ろく",
    "7": "なな",
    "8": "はち",
    "9": "きゅう",
}


def said(text: str) -> str:
    """Return a number or a secret as it is said, in the language of the page; the groups of a secret are pauses."""
    if not (get_language() or "ja").startswith("ja"):
        return ", ".join(" ".join(group) for group in text.split("-"))
    groups = ["・".join(_JAPANESE.get(letter, letter) for letter in group) for group in text.split("-")]
    return "、".join(groups)
