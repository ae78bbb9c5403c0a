"""What citizens of the demonstration wrote by LINE and mail, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum, unique
from typing import Final


@unique
class By(StrEnum):
    """The way by which a citizen wrote."""

    LINE = "line"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote:
    """A message of a citizen: so many minutes after the first, with what it repeats of the city's own words."""

    words: str
    after: int = 0
    repeats: str = ""
    subject: str = ""
    stranger: str = ""
    """Who says to have written it, where that is somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A citizen, what they wrote, when, and what became of it: an answer, and an end."""

    by: By
    person: str
    name: str
    wrote: tuple[Wrote, ...]
    days_ago: int = 0
    """On the last Sunday, where it is nothing."""
    at: time
    answer: str = ""
    topic: str = "consumer"
    is_over: bool = False
    comes_back: str = ""
    """With which words of the other server the city's last mail came back."""


CANNED: Final = (
    ("はじめのお返事", "{name}さん、{city} 相談センターの{clerk}です。書いてくださってありがとうございます。"),
    ("契約書のお願い", "契約書や届いたメールの写真を、専用ページから送っていただけますか。"),
    ("次の受付のご案内", "つづきは、次の受付（{next_opening}）からうかがいます。\n電話 {telephone}"),
)
_SUBSCRIPTION: Final = Told(
    by=By.LINE,
    person="U5b1e0c7a9d3f42868a1c5e7094b2d6f1",
    name="みかん",
    at=time(22, 10),
    wrote=(
        Wrote(
            words="夜分にすみません。スマホで「お試し500円」の健康食品を買ったら、2回目から毎月7,980円の定期購入になっていました。"
        ),
        Wrote(words="解約の電話をかけても、ずっとつながりません。どうしたらいいですか。", after=1),
    ),
)
_DANGER: Final = Told(
    by=By.LINE,
    person="U0c94d1b7e25f4a3692d8710fb6e3a5c8",
    name="N",
    days_ago=1,
    at=time(23, 40),
    wrote=(Wrote(words="もう疲れました。夫に殴られて、消えたいと思うことがあります。"),),
)
_DEPOSIT: Final = Told(
    by=By.LINE,
    person="U7de2f0a4416b4c9fb3958ad0c17e6249",
    name="しまなみ",
    days_ago=6,
    at=time(10, 15),
    wrote=(Wrote(words="アパートを出たら、敷金が戻らないと言われました。クリーニング代だそうです。"),),
    answer="ご相談ありがとうございます。ふつうに住んでついた汚れは、大家さんの負担になることが多いです。"
    "まず、内訳の書いた請求書を出してもらうよう、伝えてみてください。",
    topic="housing",
    is_over=True,
)
_EMPTY_HOUSE: Final = Told(
    by=By.MAIL,
    person="seto.ocean@example.jp",
    name="瀬戸 洋",
    days_ago=2,
    at=time(20, 35),
    wrote=(
        Wrote(
            subject="隣の空き家について",
            words="隣の空き家の庭木が、うちの屋根までのびてきました。持ち主は県外の方で、連絡先が分かりません。"
            "台風の前に、何とかならないでしょうか。",
        ),
        Wrote(
            subject="Re: 隣の空き家について",
            words="書き忘れました。昨日の風で、枝が1本うちの雨どいに当たりました。写真もあります。",
            repeats="ご相談を受け付けました。担当の者が読んで、お返事します。",
            after=95,
        ),
        Wrote(
            subject="Re: 隣の空き家について",
            words="洋の娘です。父のかわりに連絡しています。枝はそのあとどうなったでしょうか。",
            after=720,
            stranger="瀬戸 なぎさ <nagisa@mail.example.com>",
        ),
    ),
)
_PENSION: Final = Told(
    by=By.MAIL,
    person="w..yoko@keitai.example.jp",
    name="和田 洋子",
    days_ago=1,
    at=time(17, 50),
    topic="welfare",
    wrote=(
        Wrote(
            subject="年金の書類",
            words="年金の書類が届きましたが、どこに出すのか分かりません。日中は 090-0000-5512 に出られます。",
        ),
    ),
    comes_back="550 5.7.1 Message rejected by the recipient's filter settings",
)
_RADIO: Final = Told(
    by=By.LINE,
    person="U91c3b5e8d7f04a26b8e2d05c74a1f963",
    name="石鎚",
    days_ago=1,
    at=time(19, 5),
    wrote=(Wrote(words="市の防災ラジオが聞こえません。どこに相談すればよいですか。"),),
)
STORIES: Final[Mapping[str, tuple[Told, ...]]] = {
    "382027": (_SUBSCRIPTION, _DANGER, _DEPOSIT, _EMPTY_HOUSE, _PENSION),
    "382060": (_RADIO,),
}
