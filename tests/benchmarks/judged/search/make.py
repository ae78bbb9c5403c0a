"""
Builds both halves of the judged set from `concepts.toml`: `python -m tests.benchmarks.judged.search.make`.

A line of a class falls into a half by a hash of its words, sixteen of each class into each. Which documents are
right is known: those into which the line's words were put, and those of other lines that happen to hold one of them.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

HERE: Final = Path(__file__).parent
HALVES: Final = ("dev", "held_out")
IN_A_HALF: Final = 16
CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "spelling": ("spelling",),
    "kana": ("kana", "names"),
    "old_characters": ("old_names", "old_words"),
    "synonyms": ("synonyms", "own_synonyms"),
    "compounds": ("compounds",),
    "eras": ("eras",),
}
FRAMES: Final = (
    "{x}のことで相談したいと言われました。どこに聞けばよいか分からなかったそうです。",
    "先週から{x}の件で困っています。担当の方に来ていただけると助かります。",
    "窓口で{x}について尋ねたところ、別の場所に行くように言われました。",
    "家族と{x}の話になり、どうすればよいか決められずにいます。",
    "電話で{x}について詳しく知りたいとのこと。折り返しの希望は午後です。",
)
ERA_FRAMES: Final = (
    "{x}に届いた封筒を見せていただきました。中身は案内だけでした。",
    "はじめの話は{x}のことでした。そのときの担当は異動しています。",
    "{x}の出来事について、記録が残っているかを知りたいとのことです。",
)
NEAR: Final = ("の写しがほしい", "を見直したい", "の順番を待っている", "の地図を見たい", "について怒っている")
NEUTRAL: Final = (
    "街路樹の枝",
    "花火大会",
    "温泉施設の割引",
    "小型船の係留",
    "みかん畑の境",
    "祭りの太鼓",
    "橋の渋滞",
    "タオル工場の見学",
    "盲導犬",
    "朝市の出店",
    "釣り場の柵",
    "碁会所",
    "菊花展",
    "カラスの群れ",
    "雪かき",
    "自転車の鍵",
    "合唱団の練習",
    "古井戸",
    "干潟の観察",
    "石垣の崩れ",
    "電柱の傾き",
    "映画の撮影",
    "刃物研ぎ",
    "茶室の掃除",
    "地蔵の移設",
    "星空の会",
    "港の照明",
    "城跡の看板",
    "造船所の夜勤",
    "柿の木の枝",
)
FAMILY: Final = ("佐伯", "宇高", "神野", "二宮", "三好", "稲田", "門田", "丹下", "木原", "馬越")
FAMILY_KANA: Final = (
    "サエキ",
    "ウダカ",
    "ジンノ",
    "ニノミヤ",
    "ミヨシ",
    "イナダ",
    "カドタ",
    "タンゲ",
    "キハラ",
    "ウマコシ",
)


def build() -> dict[str, dict[str, Any]]:
    """Return both halves by name."""
    concepts = tomllib.loads((HERE / "concepts.toml").read_text(encoding="utf-8"))
    return {half: _half(concepts, half) for half in HALVES}


def main() -> None:
    """Write both halves."""
    for half, built in build().items():
        text = json.dumps(built, ensure_ascii=False, indent=1) + "\n"
        (HERE / f"{half}.json").write_text(text, encoding="utf-8")


def _half(concepts: dict[str, list[list[str]]], half: str) -> dict[str, Any]:
    rng = Random(f"judged:{half}")  # noqa: S311 - the same set each time it is built
    documents: list[dict[str, str]] = []
    queries: list[dict[str, Any]] = []
    for klass, sources in CLASSES.items():
        for source in sources:
            for line in _of_half(concepts[source], half, count=IN_A_HALF // len(sources)):
                right = [_add(documents, document) for document in _right(source, line, rng)]
                queries.append({"class": klass, "text": line[0], "relevant": right, "line": line})
    words = {word for lines in concepts.values() for line in lines for word in line}
    for document in _others(concepts, words, rng):
        _add(documents, document)
    for query in queries:
        _close(query, documents)
    rng.shuffle(documents)
    own = _of_half(concepts["own_synonyms"], half, count=IN_A_HALF // 2)
    return {"documents": documents, "synonyms": own, "queries": queries}


def _close(query: dict[str, Any], documents: list[dict[str, str]]) -> None:
    """Count as right what holds a word of the line by chance: ごみ屋敷 is about ごみ, too."""
    words = [word for word in query.pop("line") if len(word) > 1]
    query["relevant"] += [
        document["id"]
        for document in documents
        if document["id"] not in query["relevant"] and any(word in document["text"] for word in words)
    ]


def _of_half(lines: list[list[str]], half: str, *, count: int) -> list[list[str]]:
    """Return the lines of a half: ordered by a hash of their words, the even ones are for tuning."""
    ordered = sorted(lines, key=lambda line: hashlib.sha256("/".join(line).encode()).hexdigest())
    return ordered[HALVES.index(half) :: 2][:count]


def _add(documents: list[dict[str, str]], document: dict[str, str]) -> str:
    identity = f"d{len(documents) + 1}"
    documents.append({"id": identity, **document})
    return identity


def _right(source: str, line: list[str], rng: Random) -> Iterator[dict[str, str]]:
    if source == "names":
        yield _document(rng, _sentence(rng, rng.choice(NEUTRAL)), name=line[1], kana=line[2])
    elif source == "old_names":
        for family in line[1:]:
            yield _document(rng, _sentence(rng, rng.choice(NEUTRAL)), name=f"{family} 一", kana="")
    else:
        frames = ERA_FRAMES if source == "eras" else FRAMES
        for word in line[1:]:
            yield _document(rng, f"{_sentence(rng, rng.choice(NEUTRAL))}{_sentence(rng, word, frames)}")


def _others(concepts: dict[str, list[list[str]]], words: set[str], rng: Random) -> Iterator[dict[str, str]]:
    """Yield what is right for no query: other matters, other days, and parts of the compounds by themselves."""
    for subject in NEUTRAL:
        for ending in NEAR:
            yield _document(rng, f"{subject}{ending}とのこと。{_sentence(rng, rng.choice(NEUTRAL))}")
    for line in concepts["compounds"]:
        if "の" in line[1]:
            yield _document(rng, _sentence(rng, line[1].split("の", maxsplit=1)[0]))
    for _number in range(60):
        day = f"{rng.randint(1950, 2025)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
        if not any(day.startswith(word) or word.startswith(day) for word in _years(words)):
            yield _document(rng, _sentence(rng, day, ERA_FRAMES))


def _years(words: set[str]) -> set[str]:
    """Return the western years that any line means: no other document may fall into one."""
    western = {word[:4] for word in words if word[:4].isascii() and word[:4].isdigit()}
    return {f"{year}年" for year in western}


def _document(rng: Random, text: str, *, name: str = "", kana: str = "") -> dict[str, str]:
    number = rng.randrange(len(FAMILY))
    return {
        "title": f"{rng.choice(NEUTRAL)}など",
        "text": text,
        "name": name or f"{FAMILY[number]} 二郎",
        "name_kana": kana if name else f"{FAMILY_KANA[number]} ジロウ",
        "telephone": f"0898-{rng.randint(22, 99)}-{rng.randint(0, 9999):04d}",
    }


def _sentence(rng: Random, word: str, frames: tuple[str, ...] = FRAMES) -> str:
    return rng.choice(frames).format(x=word)


if __name__ == "__main__":
    main()
