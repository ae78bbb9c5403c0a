"""Names that stand alone: what the dictionary reads as somebody's name, and what it cannot read where a name stands."""

import re
from collections.abc import Iterator
from typing import Final

from case_core.knowledge.masking.houses import FIRST, KINDS
from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import (
    HIRAGANA,
    KANJI,
    KATAKANA,
    Group,
    Reading,
    Tokens,
    found_by,
    is_name,
    is_place,
)
from case_core.knowledge.masking.words import FIELDS, NO_PARTS, ROLES, THINGS
from case_core.search.morphemes import Fragment, kinds_of

# マリア・サントス, グエン・ティ・ラン; スマホ・タブレット is known as things.
_FOREIGN: Final = re.compile(r"[ァ-ヺー]{2,}(?:[・=＝·][ァ-ヺー]+)+")
_SPACED: Final = re.compile(r" [ァ-ヺー]{2,8}(?![ァ-ヺー])")
_LATIN: Final = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Z][a-z]{2,}(?: [A-Z][a-z]+)+(?![A-Za-z0-9@])")
_TWICE: Final = re.compile(r"(?P<one>[ぁ-ゖァ-ヺ][ぁ-ゖァ-ヺーん])(?P=one)(?=[がはもをにのと、。」])")
_COUNTED: Final = re.compile(r"[一二三四五六七八九十百千数\d]+(?:軒|戸|人|万円|円|つ|日|本|枚|台|度|部|$)")
_THINGS: Final = (
    "サービス",
    "システム",
    "センター",
    "サイト",
    "アプリ",
    "カード",
    "ローン",
    "メール",
    "ショップ",
    "プラン",
)
_FEW: Final = 2
_SHORT: Final = 3


def names_in(reading: Reading) -> Iterator[Found]:
    """Yield the names of a text that stand without a title."""
    yield from _by_dictionary(reading.tokens, reading.text)
    for group in reading.groups:
        yield from _odd(group)
    yield from _in_katakana(reading)
    for match in _FOREIGN.finditer(reading.text):
        if _is_foreign(reading.tokens.within(match.start(), match.end())):
            yield Found(match.start(), match.end(), MarkKind.PERSON)
    yield from found_by(_LATIN, reading.text, MarkKind.PERSON)
    for match in _TWICE.finditer(reading.text):
        if _is_nickname(reading.tokens.within(match.start(), match.end())):
            yield Found(match.start(), match.end(), MarkKind.PERSON)


def _in_katakana(reading: Reading) -> Iterator[Found]:
    for token in reading.tokens.all:
        if KATAKANA.fullmatch(token.surface) is None or len(token.surface) == 1:
            continue
        if not token.is_known and not token.surface.endswith(_THINGS):
            yield _with_unknown(token, reading)
        elif _is_called_at_once(token, reading):
            yield Found(token.begin, token.end, MarkKind.PERSON)


def _by_dictionary(tokens: Tokens, text: str) -> Iterator[Found]:
    for number, token in enumerate(tokens.all):
        if (
            is_name(token)
            and text[token.begin - 1 : token.end] not in ROLES
            and not _COUNTED.match(token.surface)
            and _is_sure(token, tokens.before(number), tokens.after(number))
        ):
            yield Found(_begin_of(tokens, number), _end_of(tokens, number, text), MarkKind.PERSON)


def _is_sure(token: Fragment, before: Fragment | None, after: Fragment | None) -> bool:
    """Tell whether a name of the dictionary is one here: in hiragana it is often something else."""
    if HIRAGANA.fullmatch(token.surface) is None:
        return len(token.surface) > 1 or KANJI.fullmatch(token.surface) is not None
    neighbours = [each for each in (before, after) if each is not None]
    touches = any(is_name(each) and (each.end == token.begin or each.begin == token.end) for each in neighbours)
    stands_free = before is None or before.kind[0] in {"助詞", "補助記号", "空白", "名詞", "接続詞"}
    goes_on = after is None or after.kind[0] in {"助詞", "補助記号", "助動詞"}
    return touches or (len(token.surface) >= _SHORT and stands_free and goes_on)


def _with_unknown(token: Fragment, reading: Reading) -> Found:
    """Return the noun that a word of no dictionary is of: カネヒロ / 電工, 料理 / 店 / サイゴン; not 夫 / マルコ."""
    group = reading.group_at(token.begin)
    begin, end = token.begin, token.end
    for part in reversed(group.tokens if group is not None else ()):
        if part.end == begin and _belongs(part):
            begin = part.begin
    for part in group.tokens if group is not None else ():
        if part.begin == end and _belongs(part):
            end = part.end
    is_house = (begin, end) != (token.begin, token.end) or token.surface.endswith(tuple(KINDS | FIRST))
    return Found(begin, end, MarkKind.PLACE if is_house else MarkKind.PERSON)


def _belongs(part: Fragment) -> bool:
    return part.surface not in ROLES and part.kind[1] != "数詞" and part.kind[2] not in {"副詞可能", "助数詞"}


def _is_called_at_once(token: Fragment, reading: Reading) -> bool:
    """Tell whether a short word in katakana that may be a name opens a sentence: リンは, エリが."""
    is_short = KATAKANA.fullmatch(token.surface) is not None and 1 < len(token.surface) <= _SHORT
    opens = token.begin == 0 or reading.text[token.begin - 1] in "。「『\n"
    goes_on = reading.text[token.end : token.end + 1] in {"は", "が", "も", "と", "を", "に"}
    return is_short and opens and goes_on and token.surface not in THINGS and "名" in kinds_of(token.surface)


def _begin_of(tokens: Tokens, number: int) -> int:
    """Return where a name begins: 佐伯 敏夫 with a space, 凪 / 十郎, of which the dictionary has the second."""
    token, before = tokens.all[number], tokens.before(number)
    if before is None or before.end != token.begin:
        return token.begin
    if before.surface == " " and number > 1 and is_name(tokens.all[number - 2]):
        return before.begin
    is_part = len(before.surface) == 1 and before.kind[1] == "普通名詞" and before.surface not in ROLES
    return before.begin if is_part and KANJI.fullmatch(before.surface + token.surface) else token.begin


def _end_of(tokens: Tokens, number: int, text: str) -> int:
    """Return where a name ends: 矢野原 is followed by 心 / 愛 / 羅, which no dictionary has."""
    token = tokens.all[number]
    end, behind = token.end, number + 1
    if KATAKANA.fullmatch(token.surface) and (spaced := _SPACED.match(text, token.end)):
        return spaced.end()
    if KANJI.fullmatch(token.surface) is None:
        return end
    while behind < len(tokens.all) and tokens.all[behind].begin == end and end - token.end < _SHORT:
        part = tokens.all[behind]
        is_part = len(part.surface) == 1 and part.kind[0] in {"名詞", "接頭辞", "接尾辞"} and part.kind[1] != "数詞"
        if not (is_part and KANJI.fullmatch(part.surface)) or part.surface in _BEHIND_NAMES:
            break
        end, behind = part.end, behind + 1
    return end


_BEHIND_NAMES: Final = frozenset(
    "様氏君殿家宅方邸姓性的用系派式型店側間達等他兄姉爺婆坊前後中内外町村市区県駅港城寺線通流橋湾岬峠沖"
)
_FIELDS_TOO: Final = frozenset("山川島本上下中口松森林池石小大")


def _odd(group: Group) -> Iterator[Found]:
    """Yield kanji that the dictionary cuts into pieces as no word is cut: 砥部 / 谷, 獅 / 恩."""
    tokens = group.tokens
    is_kanji = KANJI.fullmatch(group.text) is not None and _FEW <= len(group.text) <= _SHORT + 1
    if not is_kanji or len(tokens) < _FEW or any(token.kind[1] == "数詞" for token in tokens):
        return
    unknown = any(not token.is_known for token in tokens)
    names = any(is_place(token) for token in tokens[:-1]) and tokens[-1].surface in FIELDS | _FIELDS_TOO
    singles = all(len(token.surface) == 1 and token.kind[1] == "普通名詞" for token in tokens)
    singles = singles and not {*group.text} <= NO_PARTS and not any(token.surface in ROLES for token in tokens)
    # 鹿毛 / 谷, 蔵本 / 野: no word of two parts ends so but names of fields and valleys.
    fields = len(tokens) == _FEW and tokens[-1].surface in FIELDS and tokens[0].kind[1:3] == ("普通名詞", "一般")
    fields = fields and len(tokens[0].surface) > 1 and tokens[0].surface not in ROLES
    if unknown or names or singles or fields:
        yield Found(group.begin, group.end, MarkKind.PERSON)


def _is_foreign(tokens: list[Fragment]) -> bool:
    words = [token for token in tokens if KATAKANA.fullmatch(token.surface)]
    return any(is_name(token) or not token.is_known for token in words) and not any(
        token.surface in ROLES for token in words
    )


def _is_nickname(tokens: list[Fragment]) -> bool:
    """Tell whether a sound said twice is somebody: けんけん, りんりん behind 「; どんどん and だんだん are adverbs."""
    return any(not token.is_known or is_name(token) for token in tokens) or (
        len(tokens) == 1 and tokens[0].kind[0] in {"副詞", "形状詞"} and text_ends_in_n(tokens[0].surface)
    )


def text_ends_in_n(text: str) -> bool:
    """Tell whether each half ends in ん, as names for children do."""
    return text.endswith("ん") and text not in {
        "どんどん",
        "だんだん",
        "ぐんぐん",
        "ぷんぷん",
        "がんがん",
        "ばんばん",
        "じゃんじゃん",
        "てんてん",
        "さんさん",
        "ずんずん",
        "たんたん",
    }
