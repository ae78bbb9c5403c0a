"""What somebody typed, as a question to the index: each part must be there, in any of its ways of writing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from case_core.search.days import days_in
from case_core.search.folding import fold_with_offsets, is_kana, kanji_pairs, key_of, reading_key, unvoiced
from case_core.search.lexemes import LONGEST, quoted
from case_core.search.morphemes import Word, words_of
from mannaka_kit.japanese import bigrams, fold_name, telephone_digits

_NUMBER: Final = re.compile(r"(?:\d{4}-)?\d{1,6}|\d{4}-")
_TELEPHONE: Final = re.compile(r"\+?[\d()\- ]{4,20}")
_TITLES: Final = re.compile(r"(?<=.)(?:サン|サマ|様|氏|チヤン|君)$")
_FEWEST_DIGITS: Final = 4
_LONGEST_NAME: Final = 20
_FEWEST_KANA: Final = 3
_MOST_TERMS: Final = 12
_LONGEST_SPAN: Final = 5

Synonyms = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The question as PostgreSQL reads it, once for all parts and once for any; and the days that never were."""

    all_parts: str
    any_part: str
    as_typed: str
    never_were: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One part of what was typed: words between spaces, or a day."""

    text: str
    words: tuple[Word, ...]
    day: str = ""


def terms_of(typed: str) -> tuple[list[Term], list[str]]:
    """Return the parts of what was typed, and what looks like a day but never was."""
    folded, _ = fold_with_offsets(typed)
    terms: list[Term] = []
    never_were: list[str] = []
    rest, last = [], 0
    for day in days_in(folded):
        rest.append(folded[last : day.begin])
        last = day.end
        if day.exists:
            terms.append(Term(text="", words=(), day=day.lexeme))
        else:
            never_were.append(folded[day.begin : day.end])
    texts = " ".join([*rest, folded[last:]]).split()
    terms += [Term(text=text, words=tuple(words_of(text))) for text in _joined(texts)]
    return terms[:_MOST_TERMS], never_were


def _joined(texts: list[str]) -> list[str]:
    """A telephone number stays one part, whatever stands between its digits."""
    together = " ".join(texts)
    return [together] if _TELEPHONE.fullmatch(together) else texts


def spans_of(terms: Iterable[Term]) -> list[str]:
    """Return every key under which the city's list may have a synonym for some of this."""
    return list(dict.fromkeys(key for term in terms for key in _spans(term)))


def question_of(typed: str, terms: Sequence[Term], never_were: Sequence[str], synonyms: Synonyms) -> Question | None:
    """Return the question, or nothing where nothing can be asked; `synonyms` has other words by key."""
    nodes = [node for node in (_term(term, synonyms) for term in terms) if node]
    if not nodes:
        return None
    whole = _whole_name(typed) if len(terms) > 1 else ""
    return Question(
        all_parts=_any([_all(nodes), whole]),
        any_part=_any([*nodes, whole]),
        as_typed=_any(_typed(term) for term in terms),
        never_were=tuple(never_were),
    )


def _typed(term: Term) -> str:
    """Return the question for the words themselves: who has them stands before who has others for them."""
    if term.day:
        return _lexeme(term.day)
    name = _name(term.text)
    return _any([*(_lexeme(word.key) for word in _asked(term.words)), _lexeme(f"n:{name}", begins=True)])


def _name(text: str) -> str:
    """Return a part as names are compared, without how one speaks of somebody."""
    return _TITLES.sub("", fold_name(text))


def _whole_name(typed: str) -> str:
    name = _name(typed)
    return _lexeme(f"n:{name}", begins=True) if 0 < len(name) <= _LONGEST_NAME else ""


def _term(term: Term, synonyms: Synonyms) -> str:
    if term.day:
        return _lexeme(term.day)
    return _any([_said(term, synonyms), *_named(term.text), *_numbered(term.text)])


def _said(term: Term, synonyms: Synonyms) -> str:
    """Return the question for the words of a part: each of them, or what the city says means the same."""
    words = _asked(term.words)
    nodes: list[str] = []
    position = 0
    while position < len(words):
        end, others = _longest(words, position, synonyms)
        group = words[position:end]
        nodes.append(_any([_all([_word(word) for word in group]), _one(group), *(_plain(other) for other in others)]))
        position = end
    # Kana that the dictionary cut into scraps (と|しょ|かん) is asked as a whole alone.
    is_whole = not is_kana(term.text) or sum(word.end - word.begin for word in words) == len(term.text)
    others = synonyms.get(key_of(term.text), ())
    return _any([_all(nodes) if is_whole else "", *_read(term.text), *(_plain(other) for other in others)])


def _asked(words: Sequence[Word]) -> Sequence[Word]:
    strong = [word for word in words if not word.is_weak]
    return strong or words


def _longest(words: Sequence[Word], position: int, synonyms: Synonyms) -> tuple[int, Sequence[str]]:
    for end in range(min(len(words), position + _LONGEST_SPAN), position, -1):
        for key in _keys(words[position:end]):
            if key in synonyms:
                return end, synonyms[key]
    end = position + 1
    while len(words[position].surface) == 1 and end < len(words) and len(words[end].surface) == 1:
        end += 1
    return end, ()


def _one(group: Sequence[Word]) -> str:
    """Return the question for characters that stand alone here (業|者) and are one word elsewhere."""
    is_split = len(group) > 1 and all(len(word.surface) == 1 for word in group)
    return _lexeme(key_of("".join(word.surface for word in group))) if is_split else ""


def _spans(term: Term) -> Iterator[str]:
    yield key_of(term.text)
    words = _asked(term.words)
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_SPAN) + 1):
            yield from _keys(words[start:end])


def _keys(words: Sequence[Word]) -> list[str]:
    return [key_of("".join(word.surface for word in words)), "".join(word.key for word in words)]


def _word(word: Word) -> str:
    # What has kana is asked by its reading; what has none meets only what was written with kana, else 市長 finds 視聴.
    reading = f"{'r' if word.has_kana else 'k'}:{word.reading}" if word.reading else ""
    return _any(
        [
            _lexeme(word.key),
            _all([_lexeme(part) for part in word.parts]),
            *(_lexeme(f"s:{meaning}") for meaning in word.meanings),
            _lexeme(reading),
            _all([_lexeme(f"c:{pair}") for pair in kanji_pairs(word.surface)]),
        ]
    )


def _plain(text: str) -> str:
    """Return the question for another word for the same, without words for that word in turn."""
    folded, _ = fold_with_offsets(text)
    words = _asked(list(words_of(folded)))
    plain = [_any([_lexeme(word.key), _all([_lexeme(part) for part in word.parts])]) for word in words]
    return _all(plain)


def _read(text: str) -> list[str]:
    """Return the questions for a part that is kana alone: so something in it may read."""
    if not is_kana(text):
        return []
    reading = reading_key(text)
    asked = [_lexeme(f"r:{reading}", begins=len(text) >= _FEWEST_KANA)]
    if len(text) > _FEWEST_KANA:
        asked += [_lexeme(f"{kind}:{unvoiced(reading)}", begins=True) for kind in ("r", "v")]
    return asked


def _named(text: str) -> list[str]:
    name = _name(text)
    if not name or len(name) > _LONGEST_NAME or any(char.isdigit() for char in name):
        return []
    inside = [_lexeme(f"b:{pair}") for pair in bigrams(name)] if len(name) > 1 else []
    return [_lexeme(f"n:{name}", begins=True), _all(inside)]


def _numbered(text: str) -> list[str]:
    asked: list[str] = []
    if _NUMBER.fullmatch(text):
        asked.append(_lexeme(f"#{text}", begins="-" in text))
    digits = telephone_digits(text)
    if _TELEPHONE.fullmatch(text) and len(digits) >= _FEWEST_DIGITS:
        asked += [_lexeme(f"t:{digits[::-1]}", begins=True), _lexeme(f"p:{digits}", begins=True)]
    return asked


def _lexeme(lexeme: str, *, begins: bool = False) -> str:
    if not lexeme or len(lexeme) > LONGEST:
        return ""
    return quoted(lexeme) + (":*" if begins else "")


def _all(nodes: Iterable[str]) -> str:
    return _joined_by(" & ", nodes)


def _any(nodes: Iterable[str]) -> str:
    return _joined_by(" | ", nodes)


def _joined_by(sign: str, nodes: Iterable[str]) -> str:
    kept = list(dict.fromkeys(node for node in nodes if node))
    return kept[0] if len(kept) == 1 else f"({sign.join(kept)})" if kept else ""
