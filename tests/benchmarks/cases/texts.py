"""The cases of this benchmark: the same names and texts whenever and for whomever they are made."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from tests.support.stack import ROOT

STORIES: Final = ROOT / "platform" / "mannaka" / "demo_data" / "stories"
# Name, reading and how many of a thousand cases; in 今治 one in six people is an 越智.
_FAMILIES: Final = """
越智 オチ 160,村上 ムラカミ 120,渡辺 ワタナベ 60,田中 タナカ 60,山本 ヤマモト 60,矢野 ヤノ 50,山田 ヤマダ 50,森 モリ 40
渡邊 ワタナベ 30,菅 カン 30,近藤 コンドウ 30,長野 ナガノ 30,髙橋 タカハシ 30,高橋 タカハシ 30,井出 イデ 20,八木 ヤギ 20
阿部 アベ 20,真鍋 マナベ 10,眞鍋 マナベ 5,李 リ 4,馬越 ウマコシ 3
"""
_GIVEN: Final = """
花子 ハナコ,進 ススム,誠 マコト,和子 カズコ,幸子 サチコ,清 キヨシ,実 ミノル
恵 メグミ,直樹 ナオキ,美咲 ミサキ,翔 ショウ,陽菜 ハルナ,正 タダシ,茂 シゲル
"""
FAMILIES: Final = [line.split() for line in re.split(r"[,\n]", _FAMILIES.strip())]
GIVEN: Final = [line.split() for line in re.split(r"[,\n]", _GIVEN.strip())]
PLANTED_NAME: Final = ("北条 晶", "ホウジョウ アキラ")
PLANTED: Final = {
    "search_kanji2": "橋の欄干がさびて、触ると手が茶色くなる。",
    "search_compound7": "後期高齢者医療の窓口負担が三割になった理由を知りたい。",
}
EVERY: Final = 5_000  # one case in so many has something planted
PARTS: Final = ("words", "facts", "view", "reason", "report", "reply")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One case: who came, the matter in a line, what was said."""

    number: int
    name: str
    kana: str
    telephone: str
    title: str
    said: tuple[str, ...]


def texts(count: int) -> Iterator[Text]:
    """Yield so many cases."""
    rng = Random("cases")  # noqa: S311 - the same cases each time
    stories = _stories()
    weights = [int(weight) for *_name, weight in FAMILIES]
    for number in range(1, count + 1):
        family, given = rng.choices(FAMILIES, weights)[0], rng.choice(GIVEN)
        name, kana = f"{family[0]} {given[0]}", f"{family[1]} {given[1]}"
        if number % EVERY == 0:
            name, kana = PLANTED_NAME
        story, other = rng.choice(stories), rng.choice(stories)
        yield Text(
            number=number,
            name=name,
            kana=kana,
            telephone=f"0898-{rng.randint(20, 69)}-{rng.randrange(10_000):04d}",
            title=story["title"],
            said=(*(story[part] for part in PARTS if part in story), other["words"], *_planted(number)),
        )


def _planted(number: int) -> Iterator[str]:
    for position, sentence in enumerate(PLANTED.values(), start=1):
        if number % EVERY == position:
            yield sentence


def _stories() -> list[dict[str, str]]:
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(STORIES).glob("*.toml"))]
    return [story for file in files for story in file["story"]]
