"""Persons that are told by where they live and what their people do: 隣の床屋の次男, 自治会長の弟, 三軒先の元校長."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import Group, Reading, found_by, listed, one_of
from case_core.knowledge.masking.words import (
    A_NUMBER,
    FORMER,
    KIN,
    NEAR,
    NEAR_WEAK,
    NOT_TRADES,
    POSTS,
    ROLE_ENDS,
    ROLES,
    STAFF,
    TRADES,
)

_TITLES: Final = ("さん", "様", "さま", "ちゃん", "君", "くん", "達", "たち")
_HOUSES_AWAY: Final = re.compile(
    rf"(?:お)?{A_NUMBER}軒(?:先|隣|となり|向こう|手前|目|奥|おき)$|{A_NUMBER}(?:つ|件)(?:先|隣|となり)$"
)
_SAME: Final = re.compile(
    r"(?:同じ|うちの|向こう)(?:町内|班|組|棟|団地|地区|集落|自治会|マンション|アパート|階|校区|村|島)$"
)
_RUNS: Final = re.compile(
    rf"(?:{one_of(NEAR | NEAR_WEAK)}|{A_NUMBER}軒(?:先|隣|となり))(?:で|に)[^。、]{{0,12}}?"
    r"(?:を(?:営む|営んで(?:いる|いた)|して(?:いる|いた)|やって(?:いる|いた)|経営する|開く|構える)|(?:に)?(?:住む"
    r"|住んで(?:いる|いた)))"
    rf"(?P<head>[^。、がはをにで]{{1,10}})"
)
_YOUNG: Final = re.compile(
    rf"(?:{one_of(TRADES | POSTS)}|[一-龥々ァ-ヺー]{{1,6}}[屋店院])の(?:若|大|先代の?)(?:先生|社長|大将|旦那|奥さん"
    r"|女将|住職)"
)
# 役場に勤める従兄の嫁: where somebody's kin works is told.
_WORKS: Final = re.compile(
    r"[一-龥々ァ-ヺー]{1,10}(?:に|で)(?:勤め(?:る|ている|ていた)|働(?:く|いている|いていた)|勤務(?:する|している"
    r"|していた)|務める|通う)"
    rf"{one_of(KIN)}(?:の{one_of(KIN)})?"
)


def relations_in(reading: Reading) -> Iterator[Found]:
    """Yield the chains of の that end in a person and lead by something particular."""
    chain: list[Group] = []
    for group in reading.groups:
        chain.append(group)
        if not group.is_bound:
            yield from _in_chain(chain)
            chain = []
    if chain:
        yield from _in_chain(chain)
    yield from found_by(_YOUNG, reading.text, MarkKind.RELATION)
    yield from found_by(_WORKS, reading.text, MarkKind.RELATION)
    for match in _RUNS.finditer(reading.text):
        if _sort(match["head"]) in {"kin", "staff", "post", "former"}:
            yield Found(match.start(), match.end(), MarkKind.RELATION)


def _in_chain(chain: list[Group]) -> Iterator[Found]:
    sorts = [_sort(_bare(group.text)) for group in chain]
    last = max((number for number, sort in enumerate(sorts) if sort in _HEADS), default=0)
    sorts = [
        "post" if number < last and _bare(chain[number].text) in _KEEPERS else sort for number, sort in enumerate(sorts)
    ]
    if last > 1 and sorts[last] == "kin" and chain[last - 1].text.endswith(ROLE_ENDS) and not sorts[last - 1]:
        sorts[last - 1] = "post" if chain[last - 1].text not in ROLES else ""  # 魚市場の / 競り人の / 弟
    leads = [number for number in range(last) if sorts[number] in _LEADS]
    if leads and _points(sorts[leads[0] : last + 1]):
        begin = _first_of(chain, sorts, leads[0])
        yield Found(begin, chain[last].end, MarkKind.RELATION)
    elif last == 0 and sorts and (compound := _compound(chain[0])) is not None:
        yield compound


def _first_of(chain: list[Group], sorts: list[str], lead: int) -> int:
    """Return where the phrase begins: 土地改良区の / 理事長の / 妹, 踊りの / 師匠の / 娘."""
    first = lead
    while first > 0 and lead - first < _MOST_LEFT and sorts[first - 1] in {"", "weak", "near"}:
        first -= 1
        if any(token.kind[2] == "副詞可能" for token in chain[first].tokens):
            break
    # すべて / 踊りの師匠の娘: what tells when or how much is not of it.
    tokens = chain[first].tokens
    begins = [
        token.begin
        for number, token in enumerate(tokens)
        if not any(each.kind[2] == "副詞可能" for each in tokens[number:])
    ]
    return begins[0] if begins else chain[lead].begin


# They are somebody's kin, and one of a place as well: 女将の妹.
_KEEPERS: Final = listed("女将 大女将 若女将 店主 大将 当主 若旦那 跡取り 番頭")
_MOST_LEFT: Final = 2
_HEADS: Final = frozenset({"kin", "staff", "post", "trade", "former"})
_LEADS: Final = frozenset({"near", "weak", "post", "trade", "former"})


def _points(sorts: list[str]) -> bool:
    """Tell whether a chain leads to one person: by nearness to kin or a trade, by a trade or post to kin."""
    *leads, head = sorts
    is_particular = any(sort in {"post", "trade", "former"} for sort in leads)
    if head == "kin":
        return is_particular or "near" in leads
    if head == "former":
        return True
    if head in {"post", "trade"}:
        return "near" in leads or ("weak" in leads and is_particular)
    return is_particular and ("near" in leads or "weak" in leads)


def _sort(text: str) -> str:
    """Return what a noun of a chain is."""
    if _HOUSES_AWAY.search(text) or _SAME.search(text) or text in NEAR:
        return "near"
    if text in KIN or _bare(text) in KIN:
        return "kin"
    return next((sort for sort, is_it in _SORTS if is_it(text)), "")


def _ends_in(text: str, words: frozenset[str]) -> bool:
    return any(text[start:] in words for start in range(len(text)))


def _bare(text: str) -> str:
    """Return a noun without what is said out of politeness: ご主人, 息子さん."""
    for title in _TITLES:
        if text.endswith(title) and text not in KIN and len(text) > len(title):
            text = text.removesuffix(title)
            break
    return text[1:] if text[:1] in {"お", "ご", "御"} and text[1:] in KIN | TRADES | POSTS else text


def _compound(group: Group) -> Found | None:
    """Return 校長夫人 or 住職一家: post and kin in one noun."""
    for kin in ("夫人", "一家", "夫妻", "の娘", "の息子", "の妻"):
        if group.text.endswith(kin) and _ends_in(group.text.removesuffix(kin), POSTS):
            return Found(group.begin, group.end, MarkKind.RELATION)
    return None


def _is_former(text: str) -> bool:
    rest = text[1:] if text[:1] in {"元", "前", "現"} else text[2:]
    return text.startswith(FORMER) and _ends_in(rest, POSTS | TRADES | STAFF)


def _is_trade(text: str) -> bool:
    return _ends_in(text, TRADES) or (text.endswith("屋") and len(text) > 1 and text not in NOT_TRADES)


# What a noun ends as, the most telling first.
_SORTS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("former", _is_former),
    ("post", lambda text: _ends_in(text, POSTS)),
    ("trade", _is_trade),
    ("staff", lambda text: _ends_in(text, STAFF)),
    ("kin", lambda text: _ends_in(text, KIN)),
    ("weak", lambda text: _ends_in(text, NEAR_WEAK | NEAR)),
)
