"""Words of Japanese text, cut by a dictionary that is loaded when the first text comes, once in a process."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from threading import local
from typing import Any, Final, NamedTuple, Protocol

from case_core.search.folding import has_kana, key_of, reading_key

# The dictionary takes 49,149 bytes at once; a piece ends at a line or a sentence where there is one.
_PIECE: Final = 4_000
_NO_WORDS: Final = frozenset({"助詞", "助動詞", "補助記号", "空白", "接頭辞", "代名詞", "連体詞", "接続詞"})
_CONTENT: Final = frozenset({"名詞", "動詞", "形容詞", "形状詞"})
_TITLES: Final = frozenset({"さん", "様", "氏", "君", "ちゃん", "達", "殿"})
_MOST_KNOWN: Final = 50_000
# All of a word but where it stands: surface, key, parts, reading, meanings, has_kana, is_noun, is_content, is_weak.
_Sense = tuple[str, str, tuple[str, ...], str, tuple[int, ...], bool, bool, bool, bool]
_known: dict[tuple[int, str], _Sense | None] = {}
_thread = local()


class Morpheme(Protocol):
    """What we ask of a morpheme of SudachiPy, which brings no types."""

    def begin(self) -> int:
        """Return where it begins."""

    def end(self) -> int:
        """Return where it ends."""

    def word_id(self) -> int:
        """Return its place in the dictionary."""

    def is_oov(self) -> bool:
        """Tell whether the dictionary has no such word."""

    def surface(self) -> str:
        """Return it as it stands in the text."""

    def normalized_form(self) -> str:
        """Return its ordinary way of writing."""

    def reading_form(self) -> str:
        """Return its reading in katakana."""

    def part_of_speech(self) -> tuple[str, ...]:
        """Return its part of speech, from coarse to fine."""

    def synonym_group_ids(self) -> list[int]:
        """Return the groups of the dictionary that mean the same."""

    def split(self, mode: object) -> "Iterable[Morpheme]":
        """Return its parts."""


class Tokenizer(Protocol):
    """What we ask of the tokenizer."""

    def tokenize(self, text: str) -> "Iterable[Morpheme]":
        """Return the morphemes of a text."""


class Word(NamedTuple):
    """A word: where it stands, how it is compared, its parts, its reading, and what the dictionary says it means."""

    begin: int
    end: int
    surface: str
    key: str
    parts: tuple[str, ...]
    reading: str
    meanings: tuple[int, ...]
    has_kana: bool
    is_noun: bool
    is_content: bool  # what a matter is about: things, deeds and how they are
    is_weak: bool  # する, ある, みる: they are in every text


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text whose width is folded, without those that only hold a sentence together."""
    for start, piece in _pieces(text):
        for morpheme in _tokenizer().tokenize(piece):
            sense = _sense(morpheme)
            if sense is not None:
                yield Word(start + morpheme.begin(), start + morpheme.end(), *sense)


class Fragment(NamedTuple):
    """A morpheme as the dictionary cut it, whatever it is: where it stands, and its part of speech."""

    begin: int
    end: int
    surface: str
    kind: tuple[str, ...]
    is_known: bool


def fragments_of(text: str) -> Iterator[Fragment]:
    """Yield every morpheme of a text whose width is folded, those that only hold a sentence together, too."""
    for start, piece in _pieces(text):
        for each in _tokenizer().tokenize(piece):
            known = not each.is_oov()
            yield Fragment(start + each.begin(), start + each.end(), each.surface(), each.part_of_speech(), known)


@lru_cache(maxsize=20_000)
def kinds_of(word: str) -> frozenset[str]:
    """Return everything that the dictionary says a word may be: 林 is 普通名詞, 人名 and 姓."""
    return frozenset(part for entry in _dictionary().lookup(word) for part in entry.part_of_speech())


def readings_of_given_names() -> Iterator[str]:
    """Yield how each given name of the dictionary is read, in hiragana; it takes seconds."""
    for entry in _dictionary().entries():
        if entry.part_of_speech()[2:4] == ("人名", "名"):
            yield "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in entry.reading_form())


def _sense(morpheme: Morpheme) -> _Sense | None:
    """Return what a word of the dictionary is, worked out once; names and numbers that it has not are not kept."""
    if morpheme.is_oov():
        return _looked_up(morpheme)
    place = morpheme.word_id(), morpheme.surface()
    if place not in _known:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[place] = _looked_up(morpheme)
    return _known[place]


def _looked_up(morpheme: Morpheme) -> _Sense | None:
    kind, surface, key = morpheme.part_of_speech(), morpheme.surface(), key_of(morpheme.normalized_form())
    if kind[0] in _NO_WORDS or not surface.strip() or (kind[0] == "接尾辞" and key in _TITLES):
        return None
    parts = [key_of(part.normalized_form()) for part in morpheme.split(_short())] if len(surface) > 1 else []
    return (
        surface,
        key,
        tuple(parts) if len(parts) > 1 else (),
        "" if surface.isdigit() else reading_key(morpheme.reading_form()),
        tuple(morpheme.synonym_group_ids()),
        has_kana(surface),
        kind[0] in {"名詞", "接尾辞"},
        kind[0] in _CONTENT and kind[1] not in {"数詞"} and kind[2] != "副詞可能",
        kind[1] == "非自立可能",
    )


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        piece = text[start : start + _PIECE]
        if start + _PIECE < len(text):
            cut = max(piece.rfind("\n"), piece.rfind("。"))
            piece = piece[: cut + 1] if cut > 0 else piece
        yield start, piece
        start += len(piece)


def _tokenizer() -> Tokenizer:
    # A dictionary may be shared by threads, a tokenizer may not.
    if not hasattr(_thread, "tokenizer"):
        _thread.tokenizer = _dictionary().tokenizer()
    tokenizer: Tokenizer = _thread.tokenizer
    return tokenizer


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    return _sudachi().Dictionary(dict="core")


@lru_cache(maxsize=1)
def _short() -> object:
    mode: object = _sudachi().SplitMode.A
    return mode


@lru_cache(maxsize=1)
def _sudachi() -> Any:
    # Not at the head of the file: processes that never search start without it.
    return import_module("sudachipy")
