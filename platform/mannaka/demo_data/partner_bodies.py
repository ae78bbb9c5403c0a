"""The bodies of the demonstration's two cities: of each what is known, what was agreed, and who acts for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tenants.partners.data_classes import DataClass
from tenants.partners.kinds import BodyKind, Reach
from tenants.partners.organization_facts import OrganizationFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who acts for a body, or was asked to and has not answered yet."""

    email: str
    name: str
    kana: str
    post: str
    has_joined: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body with what was agreed, for how many days from the beginning, and its people."""

    facts: OrganizationFacts
    purpose: str = ""
    data_classes: tuple[DataClass, ...] = ()
    days: int = 0
    people: tuple[Person, ...] = ()


_LIVING: Final = (
    *(DataClass.CONTACT, DataClass.SUMMARY, DataClass.HOUSEHOLD, DataClass.MONEY),
    *(DataClass.COURSE_OF_CASE, DataClass.DOCUMENTS, DataClass.LISTENING),
)
_BUSINESS: Final = (DataClass.CONTACT, DataClass.SUMMARY, DataClass.WORK, DataClass.LISTENING)
_TOGETHER: Final = "生活に困っている方の相談を一緒に聞き、貸付や家計の支援につなぐため"
_TRADE: Final = "事業を営む方の経営の相談に、一緒に対応するため"

BODIES: Final[Mapping[str, tuple[Body, ...]]] = {
    "382027": (
        Body(
            facts=OrganizationFacts(
                name="今治市社会福祉協議会",
                name_kana="イマバリシシャカイフクシキョウギカイ",
                alternate_name="社協",
                kind=BodyKind.WELFARE_COUNCIL,
                reaches=(Reach.ACCOUNT,),
                description="生活福祉資金の貸付、家計の支援、ボランティア、成年後見の相談。",
                phone="0898-00-3101",
                email="soudan@imabari-shakyo.example",
                address="愛媛県今治市南宝来町1丁目",
            ),
            purpose=_TOGETHER,
            data_classes=_LIVING,
            days=730,
            people=(
                Person(
                    email="sato@imabari-shakyo.example", name="佐藤 恵", kana="サトウ メグミ", post="生活支援課 主任"
                ),
                Person(
                    email="kono@imabari-shakyo.example",
                    name="河野 翼",
                    kana="コウノ ツバサ",
                    post="生活支援課",
                    has_joined=False,
                ),
            ),
        ),
        Body(
            facts=OrganizationFacts(
                name="愛媛県よろず支援拠点",
                name_kana="エヒメケンヨロズシエンキョテン",
                kind=BodyKind.BUSINESS,
                reaches=(Reach.ACCOUNT, Reach.LETTER),
                description="売上、資金繰り、事業の引き継ぎなど、経営のどんな相談にも応じる。",
                phone="089-000-3102",
                email="yorozu@yorozu-ehime.example",
            ),
            purpose=_TRADE,
            data_classes=_BUSINESS,
            days=400,
            people=(
                Person(
                    email="ninomiya@yorozu-ehime.example", name="二宮 岳", kana="ニノミヤ ガク", post="コーディネーター"
                ),
            ),
        ),
        Body(
            facts=OrganizationFacts(
                name="法テラス愛媛",
                name_kana="ホウテラスエヒメ",
                kind=BodyKind.LEGAL,
                reaches=(Reach.LETTER,),
                description="弁護士・司法書士への無料の法律相談、費用の立替え。",
                phone="050-0000-3103",
                email="annai@houterasu-ehime.example",
                address="愛媛県松山市一番町4丁目",
            ),
            purpose="借金や離婚など、法律の問題を抱える方を法律相談につなぐため",
            data_classes=(DataClass.CONTACT, DataClass.SUMMARY, DataClass.COURSE_OF_CASE, DataClass.DOCUMENTS),
            days=365,
        ),
        Body(
            facts=OrganizationFacts(
                name="今治ひだまり食堂",
                name_kana="イマバリヒダマリショクドウ",
                kind=BodyKind.CIVIL,
                reaches=(Reach.LETTER,),
                description="子ども食堂と、食料の配布（第2・第4土曜）。",
                address="愛媛県今治市常盤町5丁目",
            ),
        ),
    ),
    "382060": (
        Body(
            facts=OrganizationFacts(
                name="西条市社会福祉協議会",
                name_kana="サイジョウシシャカイフクシキョウギカイ",
                alternate_name="社協",
                kind=BodyKind.WELFARE_COUNCIL,
                reaches=(Reach.ACCOUNT,),
                phone="0897-00-3201",
                email="soudan@saijo-shakyo.example",
            ),
            purpose=_TOGETHER,
            data_classes=_LIVING,
            days=365,
            people=(
                Person(email="ishii@saijo-shakyo.example", name="石井 渚", kana="イシイ ナギサ", post="地域福祉課"),
            ),
        ),
        Body(
            facts=OrganizationFacts(
                name="西条商工会議所",
                name_kana="サイジョウショウコウカイギショ",
                kind=BodyKind.BUSINESS,
                reaches=(Reach.LETTER,),
                email="keiei@saijo-cci.example",
            ),
            purpose=_TRADE,
            data_classes=_BUSINESS,
            days=200,
        ),
    ),
}
