"""Names by what people are called: 佐伯さん, ちかげさん, みっちゃん, 砥部谷先生; not お母さん, 弁護士さん."""

import re
from collections.abc import Iterator
from typing import Final

from case_core.knowledge.masking.given_names import name_ending_at
from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import HIRAGANA, KANJI, KATAKANA, Reading, Tokens, is_name, is_place, one_of
from case_core.knowledge.masking.words import FIELDS, HOUSES, OFFICES, ROLE_ENDS, ROLES
from case_core.search.morphemes import Fragment, kinds_of

_TITLE: Final = re.compile(r"(?:さん|さま|様|氏(?!名)|君|くん|ちゃん|殿|たん|っち(?!ゃ)|やん|ちん)(?![々])")
# Only behind what cannot be but a name: トメばあ, しげ爺, ケン兄; 田中先生, 砥部谷家.
_ELDER: Final = re.compile(
    r"(?:じい|ばあ|爺|婆)(?:さん|ちゃん|や)?|(?:にい|ねえ|兄|姉|おじ|おば)(?:さん|ちゃん|や)|坊(?![主ちや])"
)
_OFFICE: Final = re.compile(one_of(OFFICES))
_HOUSE: Final = re.compile(one_of(HOUSES) + r"(?![一-龥])")
_LOOSE: Final = frozenset({"たん", "っち", "やん", "ちん"})
_MOST_TOKENS: Final = 6
_MOST: Final = 12
_SHORT: Final = 3
_STOPS: Final = frozenset({"助詞", "助動詞", "補助記号", "空白", "接続詞", "連体詞", "代名詞"})
_LONGEST_ROLE: Final = max(map(len, ROLES))
_FILLER: Final = "。"


def callings_in(reading: Reading) -> Iterator[Found]:
    """Yield the names of a text that stand before a title; 佐伯さん is marked with it, 佐伯先生 without."""
    titles = [match for match in _TITLE.finditer(reading.text) if not _is_inside(reading.tokens, reading.text, match)]
    cut = Tokens.of(_without(reading.text, titles))
    for match in titles:
        begins = [_name_before(reading, tokens, match) for tokens in (reading.tokens, cut)]
        begins.append(_kana_name(reading, cut, match.start()) if any(begin is not None for begin in begins) else None)
        begin = min((begin for begin in begins if begin is not None), default=None)
        if (
            begin is not None
            and not _ends_as_role(reading.text, match.start())
            and not (match.group() in _LOOSE and _is_everyday(reading, begin, match))
        ):
            yield Found(begin, match.end(), MarkKind.PERSON)
    for pattern in (_ELDER, _OFFICE, _HOUSE):
        yield from _strict(reading, pattern)


def _without(text: str, titles: list[re.Match[str]]) -> str:
    """Return the text with signs for titles: before さん the dictionary cuts さ / え / こさ / ん."""
    signs = list(text)
    for match in titles:
        signs[match.start() : match.end()] = _FILLER * (match.end() - match.start())
    return "".join(signs)


def _is_inside(tokens: Tokens, text: str, match: re.Match[str]) -> bool:
    """Tell whether the title is the end of a word, or the beginning of another: お母さん, たくさん, さんま, 様子."""
    begin = name_ending_at(text, match.start())
    for token in tokens.all[max(0, tokens.from_(match.start()) - 1) : tokens.from_(match.end())]:
        if token.begin < match.start() and token.end >= match.end() and not is_name(token):
            is_cut = token.kind[1] == "固有名詞" or (begin is not None and begin < token.begin)
            return not is_cut
        if match.start() <= token.begin < match.end() < token.end:
            return True
    return False


def _name_before(reading: Reading, tokens: Tokens, match: re.Match[str]) -> int | None:
    """Return where the name before a title begins, or nothing where no name stands there."""
    last = tokens.ending_at(match.start())
    if last is None:
        inside = tokens.from_(match.start()) - 1
        whole = tokens.all[inside] if inside >= 0 else None
        is_whole = whole is not None and is_name(whole) and whole.begin < match.start()
        return whole.begin if is_whole and whole is not None else None
    token = tokens.all[last]
    if token.kind[0] in _STOPS:
        return _kana_before(reading, match) if token.kind[0] in {"助詞", "助動詞"} else None
    if _is_role(token, tokens.before(last)):
        return None
    return _begin_of(tokens, last)


def _begin_of(tokens: Tokens, last: int) -> int:
    """Walk to the left as long as what stands there may be of the name."""
    begin, end = tokens.all[last].begin, tokens.all[last].end
    for number in range(last - 1, max(-1, last - _MOST_TOKENS), -1):
        token = tokens.all[number]
        if token.end != begin or end - token.begin > _MOST or not _goes_on(token, tokens.all[number + 1]):
            break
        begin = token.begin
    return begin


def _goes_on(token: Fragment, behind: Fragment) -> bool:
    if token.surface in {"・", "=", " "}:
        return KATAKANA.fullmatch(behind.surface) is not None or (token.surface == " " and is_name(behind))
    if token.kind[0] in _STOPS or token.kind[1] == "数詞" or token.surface in ROLES:
        return False
    if is_name(token) or is_place(token) or not token.is_known or behind.surface in {"・", "="}:
        return True
    if len(behind.surface) == 1 and KANJI.fullmatch(token.surface + behind.surface) and len(token.surface) < _SHORT:
        is_noun = token.kind[1] in {"普通名詞", "名詞的"} and token.kind[2] in {"一般", "サ変可能"}
        return is_noun or len(token.surface) == 1
    is_short = len(token.surface) == 1 or (
        len(token.surface) < _SHORT and HIRAGANA.fullmatch(token.surface) is not None
    )
    return is_short and _script(token.surface) == _script(behind.surface) and not is_name(behind)


def _script(text: str) -> int:
    return next((number for number, script in enumerate((KANJI, HIRAGANA, KATAKANA)) if script.match(text)), -1)


def _is_role(token: Fragment, before: Fragment | None) -> bool:
    surface = token.surface
    if surface in ROLES or token.kind[1] == "数詞":
        return True
    if token.kind[2] in {"助数詞", "助数詞可能"}:
        return before is None or before.kind[1] == "数詞"
    if is_name(token) or not token.is_known:
        return False
    whole = before is not None and before.end == token.begin and before.surface + surface in ROLES
    if whole or (KANJI.fullmatch(surface) and surface.endswith(ROLE_ENDS) and not _may_be_name(surface)):
        return not _is_behind_name(before, token)
    if HIRAGANA.fullmatch(surface):
        return token.kind[0] == "名詞" and len(surface) > _SHORT and not _may_be_name(surface)
    is_word = token.kind[2] != "一般" or KANJI.match(surface) is None
    return (
        len(surface) > 1
        and not _may_be_name(surface)
        and is_word
        and (KANJI.match(surface) is not None or len(surface) > _SHORT)
    )


def _is_behind_name(before: Fragment | None, token: Fragment) -> bool:
    # 砥部 / 屋さん may be somebody; 電気 / 屋さん is a trade.
    return before is not None and before.end == token.begin and len(token.surface) == 1 and is_name(before)


def _may_be_name(word: str) -> bool:
    return "人名" in kinds_of(word)


def _is_odd(named: list[Fragment]) -> bool:
    if len(named) == 1:
        return is_place(named[0]) and _may_be_name(named[0].surface)
    return any(is_place(token) for token in named) or named[-1].surface in FIELDS


def _may_be_elder(token: Fragment) -> bool:
    is_short = KATAKANA.fullmatch(token.surface) is not None and len(token.surface) <= _SHORT
    return token.surface not in ROLES and (is_short or _may_be_name(token.surface))


def _kana_before(reading: Reading, match: re.Match[str]) -> int | None:
    """Return where the kana before a title begin: た / ぁ / くん is a name, and so is の / り / か / さん."""
    begin = match.start()
    while begin > 0 and HIRAGANA.fullmatch(reading.text[begin - 1]) and match.start() - begin < _SHORT + 1:
        begin -= 1
    kana = reading.text[begin : match.start()]
    return begin if len(kana) > 1 and kana not in ROLES and not kana.startswith(("が", "を", "は")) else None


def _kana_name(reading: Reading, cut: Tokens, end: int) -> int | None:
    """Return where a given name in kana begins that the dictionary cut in two: く / に / ひこさん."""
    begin = name_ending_at(reading.text, end)
    starts = begin is not None and (cut.from_(begin) < len(cut.all) and cut.all[cut.from_(begin)].begin == begin)
    return begin if starts else None


def _ends_as_role(text: str, end: int) -> bool:
    """Tell whether a role ends here, however the dictionary cut it: 税 / 理士さん."""
    return any(text[end - length : end] in ROLES for length in range(_LONGEST_ROLE, 1, -1) if length <= end)


def _is_everyday(reading: Reading, begin: int, match: re.Match[str]) -> bool:
    """Tell whether たん, っち, やん are but the end of something said: あっち, どっち, じゃん."""
    return reading.tokens.ending_at(match.end()) is None or match.start() - begin > _SHORT or begin == match.start() - 1


def _strict(reading: Reading, pattern: re.Pattern[str]) -> Iterator[Found]:
    """Yield names before what may stand behind other words as well; they must be names by the dictionary."""
    for match in pattern.finditer(reading.text):
        last = reading.tokens.ending_at(match.start())
        if last is None:
            continue
        begin = _begin_of(reading.tokens, last)
        named = reading.tokens.within(begin, match.start())
        is_odd = not any(token.surface in ROLES for token in named) and _is_odd(named)
        is_elder = pattern is _ELDER and any(_may_be_elder(token) for token in named)
        if is_elder or any(is_name(token) for token in named) or is_odd:
            end = match.end() if pattern is _ELDER else match.start()
            yield Found(begin, end, MarkKind.PERSON)
