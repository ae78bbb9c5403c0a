"""Invented names for those who come."""

from random import Random
from typing import Final

from case_core.intake.actions.receive_matter import PersonDetails
from mannaka.demo_data.people import CityData

_GIVEN: Final = (
    *(("花子", "ハナコ"), ("トメ", "トメ"), ("進", "ススム"), ("亮", "リョウ"), ("誠", "マコト"), ("さくら", "サクラ")),
    *(("和子", "カズコ"), ("幸子", "サチコ"), ("節子", "セツコ"), ("清", "キヨシ"), ("実", "ミノル"), ("勇", "イサム")),
    *(("恵", "メグミ"), ("由美", "ユミ"), ("直樹", "ナオキ"), ("健太", "ケンタ"), ("美咲", "ミサキ"), ("翔", "ショウ")),
    *(("陽菜", "ハルナ"), ("悠斗", "ユウト"), ("久美", "クミ"), ("正", "タダシ"), ("千代", "チヨ"), ("文雄", "フミオ")),
    *(
        ("敏子", "トシコ"),
        ("あかり", "アカリ"),
        ("拓也", "タクヤ"),
        ("奈々", "ナナ"),
        ("茂", "シゲル"),
        ("芳江", "ヨシエ"),
    ),
    *(
        ("智子", "トモコ"),
        ("修", "オサム"),
        ("紀子", "ノリコ"),
        ("大輔", "ダイスケ"),
        ("優花", "ユウカ"),
        ("昇", "ノボル"),
    ),
    *(("みどり", "ミドリ"), ("隆", "タカシ"), ("洋子", "ヨウコ"), ("一郎", "イチロウ"), ("早苗", "サナエ")),
)
# A section that is to visit or write needs to know whom.
_NAMELESS, _NAMELESS_IF_HANDED = 0.36, 0.04
_ON_PAPER: Final = frozenset({"mail", "letter", "fax"})


def person_for(rng: Random, city: CityData, *, channel: str, is_handed: bool) -> PersonDetails:
    """Return somebody who came by this channel, or nobody by name; numbers begin with 0898-00."""
    if rng.random() < (_NAMELESS_IF_HANDED if is_handed else _NAMELESS):
        return PersonDetails()
    family, given = rng.choice(city.families), rng.choice(_GIVEN)
    serial = rng.randrange(3000, 10000)
    has_mail = channel in {"web", "mail"}
    return PersonDetails(
        name=f"{family[0]} {given[0]}",
        name_kana=f"{family[1]} {given[1]}",
        telephone="" if channel in _ON_PAPER and rng.random() < 1 / 2 else f"0898-00-{serial}",
        email=f"soudan{serial}@example.jp" if has_mail else "",
    )
