"""Ages to the year; 80代, 65歳以上 and 3歳児 are no one's own."""

import re
from collections.abc import Iterator
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import Reading, found_by

_NUMBER: Final = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,5})"
_GENERAL: Final = (
    r"(?!児|代|以上|以下|未満|以降|超|前後|半健診|まで(?:の|に|は|が)?|から(?:の|は|が)?(?:人|方|対象|受け|利用"
    r"|加入|使え|もらえ)"
    r"|年[上下]|差|上の|下の|違い|離れ|の差|若返|を超え|に(?:なると|なったら|なれば|達)|より(?:上|下)|程度)"
)
# 七十五歳になった月: ages at which something changes by law.
_LAWFUL: Final = (
    r"(?:18|20|40|60|65|70|75|十八|二十|四十|六十|六十五|七十|七十五)(?:歳|才)"
    r"(?:になる|になった|になり|の誕生日|を過ぎ|で(?:受|もら|入|退))"
)
_AGE: Final = re.compile(
    rf"(?:満|数え(?:年)?で?)?(?<![\d一二三四五六七八九十])(?!{_LAWFUL}){_NUMBER}\s*(?:歳|才){_GENERAL}(?:\s*半)?"
)
_KIN: Final = r"(?:父|母|祖|夫|妻|姉|兄|妹|弟|叔|伯|娘|息子|男性|女性|義)"
_BARE: Final = re.compile(rf"(?<![\d,.])(?P<mark>\d{{2}})(?:になる|になった|を(?:過ぎ|迎え|越え)た?)(?:{_KIN}|ばかり)")
_FEAST: Final = re.compile(r"還暦|古希|古稀|喜寿|傘寿|米寿|卒寿|白寿|(?:生後)\s*\d{1,2}\s*(?:か|カ|ヶ|ヵ|ケ|箇)?月")


def ages_in(reading: Reading) -> Iterator[Found]:
    """Yield the ages of a text."""
    for pattern in (_AGE, _BARE, _FEAST):
        yield from found_by(pattern, reading.text, MarkKind.AGE)
