"""Splitting a long text into messages without tearing a character apart."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from mannaka_sdk.manifest import TextUnit

_JOINER: Final = "\u200d"
_FLAGS: Final = range(0x1F1E6, 0x1F200)
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_SELECTORS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0xE0020, 0xE0080))
_SENTENCE_ENDS: Final = "。！？!?\n"


def split_text(text: str, *, longest: int, unit: TextUnit = TextUnit.CODE_POINT) -> tuple[str, ...]:
    """
    Split a text into pieces of at most `longest` units; joined they are the text again.

    It is cut after a line or a sentence where one ends in the second half of a piece, and never within what a reader
    sees as one character: an emoji family, a flag, a letter with its marks, a kanji with its variant.

    :raises ValueError: if one code point alone is longer than a piece may be.
    """
    pieces: list[str] = []
    piece: list[str] = []
    size = 0
    for cluster in _small_clusters(text, longest, unit):
        if piece and size + unit.measure(cluster) > longest:
            piece = _close(pieces, piece, lambda head: unit.measure(head) * 2 >= longest)
            size = unit.measure("".join(piece))
        piece.append(cluster)
        size += unit.measure(cluster)
    return (*pieces, "".join(piece)) if piece else tuple(pieces)


def _close(pieces: list[str], piece: list[str], is_long_enough: Callable[[str], bool]) -> list[str]:
    """Move a full piece to the others, up to the end of its last sentence, and return what is left of it."""
    for index in range(len(piece), 0, -1):
        if piece[index - 1][-1] in _SENTENCE_ENDS and is_long_enough("".join(piece[:index])):
            pieces.append("".join(piece[:index]))
            return piece[index:]
    pieces.append("".join(piece))
    return []


def _small_clusters(text: str, longest: int, unit: TextUnit) -> Iterator[str]:
    """Yield the clusters; one with so many marks that no message holds it is torn apart after all."""
    for cluster in _clusters(text):
        if unit.measure(cluster) <= longest:
            yield cluster
        elif any(unit.measure(character) > longest for character in cluster):
            raise ValueError("one code point is longer than a message may be")
        else:
            yield from cluster


def _clusters(text: str) -> Iterator[str]:
    """Yield what a reader sees as one character each; a good part of UAX 29, enough for messages."""
    cluster = ""
    for character in text:
        if cluster and not _belongs(character, cluster):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _belongs(character: str, cluster: str) -> bool:
    code = ord(character)
    if cluster[-1] == _JOINER or character == _JOINER or (cluster == "\r" and character == "\n"):
        return True
    if code in _FLAGS:
        return len(cluster) == 1 and ord(cluster) in _FLAGS
    is_mark = unicodedata.category(character) in {"Mn", "Me", "Mc"} or character in "\uff9e\uff9f"
    return is_mark or code in _SKIN_TONES or any(code in selectors for selectors in _SELECTORS)
