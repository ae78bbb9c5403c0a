"""
Given names as they are read: the dictionary has 千景, but not ちかげ.

`given_names.txt` holds the readings of five and more names of SudachiDict core; `python -m
case_core.knowledge.masking.given_names` writes it anew from the installed dictionary (a few seconds, hence a file).
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import HIRAGANA, Reading, is_name, one_of
from case_core.knowledge.masking.words import KIN, NO_NAMES, SAID_OF
from case_core.search.morphemes import readings_of_given_names

_FILE: Final = Path(__file__).with_suffix(".txt")
_FEWEST: Final = 5
_SURE: Final = 3
_LONGEST: Final = 6
_PARTICLES: Final = "はがもをにのとでへや、。」』)("
_OPENING: Final = re.compile(
    rf"(?P<kin>{one_of(KIN)}(?:さん)?の?[「、・(]?|{SAID_OF}の?[「、・(]?)(?=[ぁ-ゖ])|(?:^|[。、「『\n(]|(?<=[一-龥々ァ-ヺー])[はがをにとも])(?=[ぁ-ゖ])"
)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the readings of given names, in hiragana."""
    return frozenset(_FILE.read_text(encoding="utf-8").split())


def name_ending_at(text: str, end: int) -> int | None:
    """Return where the longest given name in hiragana begins that ends at the place."""
    for length in range(_LONGEST, 1, -1):
        name = text[max(0, end - length) : end]
        if len(name) == length and name in given_names() and name not in NO_NAMES:
            return end - length
    return None


def given_names_in(reading: Reading) -> Iterator[Found]:
    """Yield names in hiragana where one is said: behind somebody's kin, and where a phrase opens as no word does."""
    for match in _OPENING.finditer(reading.text):
        begin = match.end()
        for length in range(_LONGEST, 1, -1):
            name, behind = reading.text[begin : begin + length], reading.text[begin + length : begin + length + 1]
            said = HIRAGANA.fullmatch(name) and len(name) == length and behind and behind in _PARTICLES
            if (
                said
                and name in given_names()
                and _is_name_here(reading, begin, begin + length, is_kin=bool(match["kin"]))
            ):
                yield Found(begin, begin + length, MarkKind.PERSON)
                break


def _is_name_here(reading: Reading, begin: int, end: int, *, is_kin: bool) -> bool:
    """Tell whether the dictionary cannot read the kana as words: し / おん, ゆ / ず / は; それと are words."""
    tokens = reading.tokens.within(begin, end)
    if not tokens or reading.text[begin:end] in NO_NAMES:
        return False
    if tokens[0].begin != begin or tokens[-1].end != end:
        return is_kin and end - begin >= _SURE
    if len(tokens) == 1:
        return is_name(tokens[0]) or not tokens[0].is_known or (is_kin and tokens[0].kind[2] == "一般")
    is_plain = tokens[0].kind[0] in {"代名詞", "副詞", "接続詞", "連体詞"} or tokens[0].surface in NO_NAMES
    return not is_plain and (is_kin or end - begin >= _SURE)


def main() -> None:
    """Write the file from the dictionary that is installed."""
    found = Counter(readings_of_given_names())
    names = sorted(
        name for name, count in found.items() if count >= _FEWEST and len(name) > 1 and HIRAGANA.fullmatch(name)
    )
    _FILE.write_text("\n".join(names) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
