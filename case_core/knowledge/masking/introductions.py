"""Names by how they are brought in: すみれという娘, けんけんと呼ばれる, 旧姓は砥部谷, 娘のひなの, 子の獅恩(4歳)."""

import re
from collections.abc import Iterator
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import HIRAGANA, KANJI, KATAKANA, Reading, is_name, is_place, one_of
from case_core.knowledge.masking.words import KIN, NO_NAMES, NO_PARTS, ROLES, SAID_OF, THINGS
from case_core.search.morphemes import Fragment, kinds_of

_QUOTED: Final = r"「(?P<quoted>[^「」。、]{1,12})」|『(?P<double>[^『』。、]{1,12})』"
_PERSON: Final = (
    r"(?:人|方|男|女|者|子|娘|息子|男性|女性|青年|老人|友人|友達|知人|配信者|相手|夫婦|上司|同僚|先輩|後輩|社員"
    r"|職員|店員|担当|営業|業者|生徒|先生|医師"
    r"|弁護士|霊能者|占い師|外国人|アカウント|[一-龥]{1,4}[者員師士生手])"
)
# すみれという娘, 「けんけん」という男性; 警察官という人 is a role.
_NAMED: Final = re.compile(
    rf"(?:{_QUOTED}|(?P<bare>[^。、「」『』\s]{{1,12}}))(?:という|っていう|とかいう|と名乗る|と名のる)(?={_PERSON})"
)
_CALLED: Final = re.compile(
    rf"(?:{_QUOTED}|(?P<bare>[^。、「」『』\s]{{1,12}}))"
    r"(?:(?:と|って)(?:いう(?:名前|名|あだ名|愛称|名字|苗字|姓|偽名)|呼ば|呼ん|呼び|呼ぶ|よば|よん|名乗|名のり"
    r"|名のっ|名のる|なのる|申し|申す|いい(?=[、。ま])|いって(?=[、。])|いいます|言います|サイン|署名)"
    r"|で通って|の名(?:前)?で|名義)"
)
_TOLD: Final = re.compile(
    r"(?:通称|あだ名|愛称|ニックネーム|ハンドルネーム|ユーザー名|旧姓|源氏名|芸名|偽名|氏名|名前|本名|名義(?:人)?"
    r"|下の名|名字|苗字)(?:は|が|の|で|:|、)?\s*"
    rf"(?:{_QUOTED}|(?P<bare>[ァ-ヺー]{{2,8}}(?: [ァ-ヺー]{{2,8}})?|[一-龥々]{{1,5}}(?: [一-龥々]{{1,4}})?"
    rf"|[ぁ-ゖ]{{2,5}}?(?=[でとがはをに。、)])))"
)
_BEHIND: Final = re.compile(
    rf"(?:{one_of(KIN)}(?:さん)?|{SAID_OF})(?P<by>の|・|、|:|「|\(|)(?P<name>[一-龥々]{{2,4}}|[ァ-ヺー]{{2,6}}|[ぁ-ゖ]{{2,4}})(?=[がはもをにのと、。」)(で])"
)
_FLAT_STARTS: Final = re.compile(r"(?:^|[。「『\n])(?P<name>[ぁ-ゖー]{2,5})(?=[はがのもとをに]|から|って)")
_FIRST: Final = frozenset("はがをにでのもともからへ")
_SHORT: Final = 3
_LONG: Final = 6


def introductions_in(reading: Reading) -> Iterator[Found]:
    """Yield the names that a text itself calls names."""
    for pattern, is_told in ((_NAMED, True), (_CALLED, False), (_TOLD, True)):
        for match in pattern.finditer(reading.text):
            yield from _brought_in(reading, match, is_told=is_told)
    for match in _BEHIND.finditer(reading.text):
        yield from _behind_kin(reading, match)
    for match in _FLAT_STARTS.finditer(reading.text):
        if _is_misread(reading, match):
            yield Found(*match.span("name"), MarkKind.PERSON)


def _brought_in(reading: Reading, match: re.Match[str], *, is_told: bool) -> Iterator[Found]:
    name = next((name for name in ("quoted", "double", "bare") if match.groupdict().get(name)), None)
    if name is None:
        return
    begin, end = match.span(name)
    begin = _last_phrase(reading, begin, end) if name == "bare" else begin
    tokens = reading.tokens.within(begin, end)
    is_cut = not tokens or tokens[0].begin != begin or tokens[-1].end != end
    is_whole = name != "bare" or not (is_cut and KANJI.search(reading.text, begin, end))
    if is_whole and begin < end and _may_call(reading.text[begin:end], tokens, is_quoted=name != "bare" or is_told):
        yield Found(begin, end, MarkKind.PERSON)


def _last_phrase(reading: Reading, begin: int, end: int) -> int:
    """Return where the last words before という begin: 店では / みぽりん, 職場では / 渡会瀬."""
    for token in reversed(reading.tokens.within(begin, end)):
        is_joint = token.kind[0] in {"助詞", "補助記号", "空白"} and (
            token.surface in _FIRST or token.kind[0] != "助詞"
        )
        if is_joint and not (token.surface == "の" and _is_kanji_beside(reading.text, token)):
            return token.end if token.end < end - 1 else begin
        if token.surface == "から":
            return token.end
    return begin


def _is_kanji_beside(text: str, token: Fragment) -> bool:
    return token.surface == "之" and KANJI.match(text, token.end) is not None


def _may_call(text: str, tokens: list[Fragment], *, is_quoted: bool) -> bool:
    if not tokens or text in ROLES | NO_NAMES or tokens[-1].surface in ROLES | NO_NAMES or len(text) > _LONG * 2:
        return False
    if any(is_name(token) or not token.is_known for token in tokens):
        return True
    if len(text) == 1 and KANJI.fullmatch(text):
        return "姓" in kinds_of(text)
    if any(token.kind[0] in {"動詞", "助動詞", "形容詞"} and token.kind[5].startswith("終止") for token in tokens[-1:]):
        return False
    if HIRAGANA.fullmatch(text) or KATAKANA.fullmatch(text):
        return 1 < len(text) <= _LONG and (is_quoted or len(tokens) > 1 or "人名" in kinds_of(text))
    singles = len(tokens) > 1 and all(len(token.surface) == 1 for token in tokens)
    is_odd = singles or "人名" in kinds_of(text) or any(is_place(token) for token in tokens)
    return KANJI.fullmatch(text) is not None and len(text) <= _SHORT + 1 and is_odd


def _behind_kin(reading: Reading, match: re.Match[str]) -> Iterator[Found]:
    """Yield what stands behind 長男の or 友人の, if it is somebody's name or no word of the dictionary."""
    begin, end = match.span("name")
    name, by = match["name"], match["by"]
    if HIRAGANA.fullmatch(name):
        sizes = [size for size in range(len(name), 1, -1) if _is_kana_name(reading, begin, begin + size)]
        if sizes and by:
            yield Found(begin, begin + sizes[0], MarkKind.PERSON)
        return
    tokens = reading.tokens.within(begin, end)
    if not tokens or tokens[0].begin != begin or tokens[-1].end != end or any(each.surface in ROLES for each in tokens):
        return
    is_said = bool(by) or reading.text[end : end + 1] == "("
    named = any(is_name(token) or not token.is_known for token in tokens)
    if named or (is_said and name not in NO_NAMES and (_is_in_pieces(name, tokens) or _is_one_name(name, by, tokens))):
        yield Found(begin, end, MarkKind.PERSON)


def _is_in_pieces(name: str, tokens: list[Fragment]) -> bool:
    """Tell whether the dictionary cuts kanji as it cuts no word: 心 / 羽, 獅 / 恩, 鹿毛 / 谷."""
    *before, last = tokens
    if not before or last.kind[1] == "数詞" or len(last.surface) > 1:
        return False
    if all(len(token.surface) == 1 and token.kind[1] != "数詞" and token.surface not in KIN for token in before):
        return not {name[0], name[-1]} <= NO_PARTS
    is_plain = before[0].kind[1] == "普通名詞" and before[0].kind[2] != "副詞可能"
    return is_plain and last.kind[0] == "名詞" and last.surface not in NO_PARTS


def _is_one_name(name: str, by: str, tokens: list[Fragment]) -> bool:
    """Tell whether a word may well be somebody: 夫のズオン, 客の中島; ケガ and 土地 are things."""
    if len(tokens) > 1 or not by:
        return False
    if KATAKANA.fullmatch(name):
        return len(name) <= _SHORT and name not in THINGS
    return by == "の" and tokens[0].kind[2] == "一般" and "姓" in kinds_of(name)


def _is_kana_name(reading: Reading, begin: int, end: int) -> bool:
    name, behind = reading.text[begin:end], reading.text[end : end + 1]
    tokens = reading.tokens.within(begin, end)
    if behind not in set("がはもをにのと、。」)(で") or name in NO_NAMES or not tokens or tokens[0].surface in NO_NAMES:
        return False
    # ひな / の / も: no noun stands before two such particles, but a name that ends as one of them does.
    is_odd = (
        len(tokens) > 1
        and tokens[0].kind[0] == "名詞"
        and tokens[-1].surface in {"の", "と", "か"}
        and behind in set("がはもをに")
    )
    return "名" in kinds_of(name) or is_odd


def _is_misread(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether a sentence begins as none can, for want of a name: れ / ん / と / の, ちか / げ / は."""
    begin, end = match.span("name")
    tokens = reading.tokens.within(begin, end)
    if not tokens or tokens[0].begin != begin or match["name"] in NO_NAMES:
        return False
    first, last = tokens[0], tokens[-1]
    if "ー" in match["name"][1:] and len(tokens) > 1:
        return True
    if first.kind[0] in {"助動詞", "接尾辞"}:
        return first.surface not in {
            "でも",
            "だから",
            "では",
            "だが",
            "だけど",
            "なら",
            "ですが",
            "でしたら",
            "です",
            "なので",
        }
    is_stem = first.kind[0] in {"形容詞", "動詞"} and first.kind[5].startswith(("語幹", "連用"))
    return (
        is_stem
        and len(tokens) > 1
        and last.kind[0] in {"接尾辞", "名詞"}
        and last.end == end
        and len(last.surface) == 1
    )
