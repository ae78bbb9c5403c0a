"""Houses with a name: schools, hospitals, shops, companies, buildings; 中学校, 総合病院 and 市役所 are everybody's."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from case_core.knowledge.masking.houses import BODIES, FIRST, FORMS, GOODS, KINDS, NO_FIRM, SOLD, SORTS, STRONG, TAILS
from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import (
    HIRAGANA,
    KANJI,
    KATAKANA,
    Group,
    Reading,
    extended,
    found_by,
    is_name,
    is_place,
    one_of,
)
from case_core.knowledge.masking.words import ROLE_ENDS, ROLES
from case_core.search.morphemes import Fragment, kinds_of

_PLACE: Final = MarkKind.PLACE
_LONGEST: Final = max(map(len, KINDS))
_ENDS: Final = (
    *(kind for kind in KINDS if len(kind) > 1),
    "駅",
    "会",
    "堂",
    "荘",
    "園",
    "館",
    "苑",
    "亭",
    "店",
    "塾",
    "寺",
)
_SPELT: Final = re.compile(r"[ァ-ヺー]{2,}(?:[・&][ァ-ヺー]{2,})+[一-龥々]{2,4}(?=[^一-龥々]|$)")
# うちぬき荘: kana that the dictionary may read as a verb.
_IN_KANA: Final = re.compile(
    r"(?:(?<![ぁ-ゖ一-龥々])|(?<=[一-龥ァ-ヺ][のはがをにで]))(?!ある|いい|この|その|あの|どの|よい|かかりつけ|なじみ|[のはがをにでとも])"
    r"[ぁ-ゖ]{2,7}(?<![のない])(?:荘|医院|クリニック|旅館|食堂|苑|薬局|歯科|商店|ハイツ|保育園|幼稚園|こども園|農園|酒造)"
)
_QUOTED: Final = re.compile(
    r"[「『](?P<said>[^「」『』。、]{2,14})[」』](?P<house>(?:という|っていう|と名乗る|なる)(?:名前の|名の|地元の)?"
    r"(?:店|会社|業者|団体|会|グループ|施設|教会|塾|教室|サークル|劇団|アパート|マンション|食堂|喫茶店|病院|学校"
    r"|屋号|宗教))?"
)
_FORMED: Final = re.compile(one_of(FORMS) + r"[\s「]?")
# あさなぎの家, 風の里: houses for people who need care are called so.
_HOME: Final = re.compile(
    r"(?:施設|ホーム|作業所|事業所|保育園|こども園|デイ|カフェ|サロン|病院|シェルター|食堂|塾|スクール)"
    r"(?P<mark>(?:[ぁ-ゖ]{2,6}|[一-龥々]{1,3})の(?:家|里|森|丘|園|郷|杜|風|泉|会|木|海|空|花|虹|星|樹|村|苑|舎|輪"
    r"|実|樹|光|道|庭))"
)


def organisations_in(reading: Reading) -> Iterator[Found]:
    """Yield the houses of a text that have a name."""
    yield from _by_groups(reading)
    yield from _quoted(reading)
    for pattern in (_HOME, _SPELT, _IN_KANA):
        yield from found_by(pattern, reading.text, _PLACE)


def _by_groups(reading: Reading) -> Iterator[Found]:
    before: Group | None = None
    for group in reading.groups:
        for found in chain(
            _kind_behind(group), _kind_before(group), _known_house(group), _firm(group), _lone(group), _mixed(group)
        ):
            is_goods = before is not None and before.is_bound and before.end + 1 == found.begin
            if is_goods and before is not None and all(token.surface in SORTS | SOLD for token in before.tokens):
                yield Found(before.begin, found.end, found.kind)  # 古道具のたぬき堂
            yield found
        is_sold = before is not None and before.is_bound and all(token.surface in SOLD for token in before.tokens)
        if is_sold and before is not None and len(group.tokens) == 1 and is_name(group.tokens[0]):
            yield Found(before.begin, group.end, _PLACE)  # クリーニングのたけだ
        before = group


def _kind_behind(group: Group) -> Iterator[Found]:
    """Yield ひまわり荘, 今治北高校, みなと病院."""
    end = next((number for number in range(len(group.tokens), 0, -1) if _kind_at(group, number)), 0)
    if end == 0 or group.text in BODIES:
        return
    kind = _kind_at(group, end)
    before = [token for token in group.tokens[:end] if token.end <= group.tokens[end - 1].end - len(kind)]
    if any(_names(token, kind) for token in before):
        yield Found(_begin_of(before), group.tokens[end - 1].end, _PLACE)


def _begin_of(before: list[Fragment]) -> int:
    begin = before[-1].begin
    for token in reversed(before):
        if token.surface in ROLES or token.kind[2] in {"副詞可能", "助数詞"}:
            break
        begin = token.begin
    return begin


def _kind_at(group: Group, count: int) -> str:
    """Return which kind of house the first tokens of a group end with, if any."""
    tokens = group.tokens[:count]
    text = group.text[: tokens[-1].end - group.begin]
    is_own = len(tokens[-1].surface) == 1 or tokens[-1].kind[1] == "固有名詞"
    for length in range(min(_LONGEST, len(text)), 0, -1):
        if text[-length:] in KINDS and (length > 1 or is_own):
            return text[-length:]
    return ""


def _names(token: Fragment, kind: str) -> bool:
    if token.surface in SORTS or token.kind[1] == "数詞" or token.kind[2] in {"副詞可能", "助数詞"}:
        return False
    if is_name(token) or is_place(token) or token.kind[1] == "固有名詞" or not token.is_known:
        return True
    if token.kind[0] in {"接尾辞", "接頭辞"} or token.surface in ROLES:
        return False
    is_kana = HIRAGANA.fullmatch(token.surface) or KATAKANA.fullmatch(token.surface)
    return kind in STRONG or bool(is_kana and kind not in GOODS)


def _kind_before(group: Group) -> Iterator[Found]:
    """Yield ホテル潮路, スナック紫, コーポ浜風; not ホテル代 or アパート経営."""
    for number, token in enumerate(group.tokens[:-1]):
        tail = group.tokens[number + 1]
        if token.surface in FIRST and tail.begin == token.end and _may_name(tail):
            end = tail.end
            for part in group.tokens[number + 2 :]:
                if part.surface in TAILS or part.surface in ROLES:
                    break
                end = part.end
            yield Found(group.begin, end, _PLACE)
            return


def _may_name(tail: Fragment) -> bool:
    if tail.kind[1] == "固有名詞" or not tail.is_known:
        return True
    is_plain = tail.kind[0] == "名詞" and tail.kind[1] == "普通名詞" and tail.kind[2] in {"一般", "形状詞可能"}
    return is_plain and not tail.surface.endswith(ROLE_ENDS) and tail.surface not in TAILS | ROLES | SORTS | KINDS


def _known_house(group: Group) -> Iterator[Found]:
    """Yield what the dictionary knows as a whole: 伊予銀行."""
    for token in group.tokens:
        is_house = token.kind[1:3] == ("固有名詞", "一般") and token.surface.endswith(_ENDS)
        if is_house and token.surface not in BODIES | KINDS:
            yield Found(token.begin, token.end, _PLACE)


def _firm(group: Group) -> Iterator[Found]:
    """Yield 日吉電装 and 丸福寝具: a name, and what is dealt in; not 佐伯課長."""
    for number, token in enumerate(group.tokens[:-1]):
        tail = group.tokens[number + 1]
        is_trade = tail.kind[1] == "普通名詞" and len(tail.surface) > 1 and tail.surface not in ROLES | NO_FIRM
        if (is_name(token) or is_place(token)) and tail.begin == token.end and is_trade and KANJI.match(tail.surface):
            yield Found(token.begin, tail.end, _PLACE)


def _lone(group: Group) -> Iterator[Found]:
    """Yield a name in katakana that no dictionary has, as of a house: it counts where goods stand before it."""
    token = group.tokens[0]
    if len(group.tokens) == 1 and not token.is_known and KATAKANA.fullmatch(token.surface) and len(token.surface) > 1:
        yield Found(token.begin, token.end, _PLACE)


def _mixed(group: Group) -> Iterator[Found]:
    """Yield ミルク / ホール / 青葉 and オート / ガレージ / 山内: katakana, and what may be a name or a place."""
    before, last = group.tokens[:-1], group.tokens[-1]
    is_katakana = bool(before) and all(KATAKANA.fullmatch(token.surface) for token in before)
    may_be = KANJI.fullmatch(last.surface) and len(last.surface) > 1 and {"姓", "地名", "名"} & kinds_of(last.surface)
    if is_katakana and may_be and last.surface not in TAILS | ROLES | SORTS | KINDS | NO_FIRM:
        yield Found(group.begin, group.end, _PLACE)


def _quoted(reading: Reading) -> Iterator[Found]:
    """Yield what stands in quotation marks and is named as a house: 「光の泉会」, 「ともしび」という店."""
    for match in _QUOTED.finditer(reading.text):
        if match["house"] or match["said"].endswith(_ENDS):
            yield Found(*match.span("said"), _PLACE)
    for match in _FORMED.finditer(reading.text):
        end = extended(match.end(), reading)
        if end > match.end() and reading.text[match.start() : end] not in FORMS:
            yield Found(match.start(), end, _PLACE)
