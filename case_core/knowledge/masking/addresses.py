"""Places: towns and districts by the dictionary, addresses with numbers, rooms, roads, stations."""

import re
from collections.abc import Iterator
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import KANJI, Reading, Tokens, found_by, is_name, is_nominal, is_place, listed
from case_core.knowledge.masking.words import ROLES
from case_core.search.morphemes import Fragment, kinds_of

# Whole regions and the country tell nobody; 大阪 and 愛媛県 are marked where they stand alone, too: a person decides.
_WIDE: Final = listed(
    "日本 四国 本州 九州 北海道 東北 関東 関西 近畿 中部 北陸 東海 中国 中国地方 中四国 瀬戸内 瀬戸内海 沖縄"
    " アジア 東南アジア ヨーロッパ 欧州 アメリカ"
    " 米国 アフリカ 南米 北米 中東 欧米 世界 西日本 東日本 全国 国 県 市 町 村 都 府 道 区 海外 山陰 山陽 甲信越"
    " 首都圏 南海 太平洋 日本海 南海トラフ"
)
_ENDS: Final = (
    "市町村区郡島町丁目番地号室字組条通駅港川山橋峠岬湾浜浦沖岳谷池沼湖坂台丘原寺宮社城線筋地区団地集落部落海岸方"
    "面校区半島街道公園大橋峠越団地自治会町内会"
)
_BEHIND: Final = listed(
    "市 町 村 区 郡 島 丁目 番地 番 号 字 地区 地域 校区 集落 部落 海岸 団地 半島 駅 港 川 山 橋 大橋 峠 岬 湾 浜"
    " 浦 沖 岳 池 沼 湖 台 丘 原 谷 寺 宮 神社"
    " 城 線 通り 通 筋 街道 公園 方面 駅前 インター 支所 自治会 町内会 商店街 本町 新町 東 西 南 北 上 下 中 本"
    " 新 越 ヶ丘 が丘 分校 支部 中央 出身 田 野 崎 瀬 井 沢 岡 坂 木 森 林"
)
_ADDRESS: Final = re.compile(
    r"(?:[一-龥々ヶァ-ヺ]{1,6})?(?:第?[\d一二三四五六七八九十]{1,5}\s*(?:丁目|番地|番(?=\s*\d)|番町"
    r"|条(?=[東西南北\d])))"
    r"(?:\s*[の-]?\s*\d{1,5}(?:番地?|号|-\d{1,4})*(?:の\d+)?)*(?:\s*\d{1,4}号室?)?"
)
_HYPHENS: Final = re.compile(r"(?<=[一-龥々ヶ])\d{1,4}(?:-\d{1,4}){1,3}(?:号|番地)?(?![\d-])")
_ROOM: Final = re.compile(r"(?<![\dA-Za-z])[A-Z]?\d{1,4}\s*号室|(?<![\d第])\d{1,2}号棟(?:\d{1,4})?|[A-Z]棟(?:\d{3,4})?")
_ROAD: Final = re.compile(r"(?:国道|県道|市道|都道|府道)\s*[\d一-龥々]{1,6}?(?:号線|号|線)")
_TOWN: Final = re.compile(
    r"(?<![一-龥々])(?P<mark>[一-龥々ヶ]{1,4}(?<![同隣各全両近本当他市町村毎一下港城漁農旧新])[町村郡島])(?=[のにでへからをは、。内])"
)
# 近見山 / の: a noun and 山 are a hill; 裏山 and 火山 are words.
_HILL: Final = re.compile(
    r"[一-龥々]{1,4}(?<![裏里鉱火雪冬小谷大下登氷禿本沢溜た貯農漁砂空入白雑植庭築])(?:山|川|池|岳|峠|岬|浜|港|海岸"
    r"|ダム|湖)(?=[のにでへからをはが、。])"
)
_JOINED: Final = re.compile(
    r"[一-龥々]{1,2}[ノ之ヶケツ][一-龥々]{1,2}(?:町|村|温泉|駅|港|地区|団地)?(?<![月所国年条])(?=[^一-龥]|$)"
)
_KANA_TOWN: Final = re.compile(
    r"(?P<mark>(?:[ぁ-ゖ]{2,6}|[ァ-ヺー]{2,8})(?:町|村|島|ヶ丘|が丘|台|団地|地区|温泉))(?=[のにでへからをはが、。])"
)
_DISTRICT: Final = re.compile(
    r"(?P<mark>[一-龥々ヶァ-ヺ]{1,5}(?:地区|校区|集落|団地|海岸|商店街|自治会|町内会|街道|半島|大橋))"
)


_COUNTED: Final = re.compile(r"[一二三四五六七八九十百千数]+(?:軒|戸|人|つ|日|本|枚|台|間|部|色|所|度|組)")


def addresses_in(reading: Reading) -> Iterator[Found]:
    """Yield the places of a text that are no houses with a name."""
    yield from _by_dictionary(reading.tokens)
    for pattern in (_ROOM, _ROAD):
        yield from found_by(pattern, reading.text, MarkKind.PLACE)
    for pattern in (_ADDRESS, _HYPHENS, _HILL, _JOINED):
        for found in found_by(pattern, reading.text, MarkKind.PLACE):
            yield _with_town(found, reading)
    for pattern in (_TOWN, _KANA_TOWN, _DISTRICT):
        for found in found_by(pattern, reading.text, MarkKind.PLACE):
            if (own := _own(found, reading.tokens)) is not None:
                yield own


def _by_dictionary(tokens: Tokens) -> Iterator[Found]:
    for number, token in enumerate(tokens.all):
        if is_place(token) and token.surface not in _WIDE and not _COUNTED.fullmatch(token.surface):
            end = _end_of(tokens, number)
            if end > token.end or not _is_of_a_body(tokens.after(number)):
                yield Found(_begin_of(tokens, number), end, MarkKind.PLACE)


def _is_of_a_body(after: Fragment | None) -> bool:
    return after is not None and after.surface in {"人", "産", "製", "語", "料理", "弁", "風"}


def _begin_of(tokens: Tokens, number: int) -> int:
    """Return where the name begins: 渡 / 会瀬, 南 / 日吉."""
    token, before = tokens.all[number], tokens.before(number)
    is_part = before is not None and before.end == token.begin and before.kind[:2] == ("名詞", "普通名詞")
    is_part = is_part and before is not None and len(before.surface) == 1 and before.surface not in ROLES
    return before.begin if is_part and before is not None else token.begin


def _end_of(tokens: Tokens, number: int) -> int:
    end, behind = tokens.all[number].end, number + 1
    while behind < len(tokens.all):
        part = tokens.all[behind]
        if part.begin != end or not (part.surface in _BEHIND or is_place(part)):
            break
        end, behind = part.end, behind + 1
    return end


def _with_town(found: Found, reading: Reading) -> Found:
    """Begin where the noun begins: 唐子 / 台東 / 2 / 丁目 is one place, 妹 / 波方 / 1 / 丁目 is two things."""
    group = reading.group_at(found.begin) or reading.group_at(max(0, found.begin - 1))
    begin = found.begin
    for token in reversed(group.tokens if group is not None and group.end >= found.begin else ()):
        if token.begin >= found.end or token.end > begin > token.begin:
            continue
        if token.surface in ROLES or token.kind[2] == "副詞可能":
            break
        begin = min(begin, token.begin)
    return Found(begin, found.end, found.kind)


_COMMON: Final = listed(
    "同じ 市営 県営 町営 公営 公団 地元 駅前 この 各 単位 限界 過疎 近隣 農村 漁村 工業 住宅 農業 漁業 中心"
)


def reading_end(tokens: list[Fragment]) -> str:
    """Return the last word."""
    return tokens[-1].surface


def _own(found: Found, tokens: Tokens) -> Found | None:
    """Return the passage if its head is something of its own: 波止浜地区, not 対象地区 or 限界集落."""
    inside = [token for token in tokens.within(found.begin, found.end) if is_nominal(token)]
    if len(inside) < 2 or inside[0].surface in _COMMON:  # noqa: PLR2004 - a head and what it is of
        return None
    heads = inside[:-1]
    if reading_end(inside) in {"町", "村"} and "の" not in {token.surface for token in heads}:
        return Found(inside[0].begin, found.end, found.kind)
    if any(is_name(token) or is_place(token) or not token.is_known for token in heads):
        return Found(inside[0].begin, found.end, found.kind)
    text = "".join(token.surface for token in heads)
    odd = KANJI.fullmatch(text) is not None and all(len(token.surface) == 1 for token in heads)
    named = odd or bool({"地名", "人名"} & kinds_of(text))
    return Found(inside[0].begin, found.end, found.kind) if named and text not in _COMMON else None
