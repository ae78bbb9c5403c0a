"""What is so rare in one place that neighbours know who it is: what a text itself calls the only one, posts, births."""

import re
from collections.abc import Iterator
from typing import Final

from case_core.knowledge.masking.marks import Found, MarkKind
from case_core.knowledge.masking.reading import Reading, extended, found_by, one_of
from case_core.knowledge.masking.repute import REPUTE
from case_core.knowledge.masking.words import FORMER_OF, KIN, OFFICES_OF_A_PLACE

_SCOPE: Final = (
    r"(?:(?:日本|世界|全国|国内|県内|市内|区内|町内|村内|島内|管内|県下|地域|地区|集落|地元|業界|県|市|町|村|島"
    r"|校内|学校|職場|会社|国|四国|九州|東北|西日本|この\S{1,3}|[一-龥]{2,4}[県市町村島])"
    r"(?:中)?(?:でも|では|には|で|に|の))"
)
_COUNT: Final = (
    r"[数十百千何\d一二三四五六七八九]{1,6}\s*(?:人|名|軒|例|台|頭|世帯|戸|カ所|か所|ヶ所|件|社|校|艘|隻|家族|組|つ)"
)
_ONE: Final = r"(?:(?:1|一)(?:人|軒|つ|台|件|校|頭)|ひとり|ひとつ)"
# 唯一の, ただ一人の, 一軒だけ残る
_ONLY: Final = re.compile(
    rf"{_SCOPE}?(?:唯一|(?:ただ|たった)の?{_ONE}|{_ONE}だけ(?=の|残|続)|最後の{_ONE})(?:の|だけの|残る|残った"
    r"|残っている|いる|続く|続ける|で)*"
)
# 日本で数十人しかいない, 県に三軒だけの
_FEW: Final = re.compile(
    rf"{_SCOPE}?(?:まだ)?(?:{_COUNT}(?:ほど|程度|くらい|前後)?)しか(?:い|居)?(?:ない|ません|いません|いなかった"
    r"|残っていない|見つかっていない|報告が?ない|住んでいない)(?:という|とされる|と言われる|らしい)?"
    rf"|{_SCOPE}(?:{_COUNT})(?:ほど|程度)?(?:だけ|のみ|に(?:1|一)人)(?:の|で|が|という)?"
    rf"|{_SCOPE}(?:{_COUNT})(?:ほど|程度|くらい|足らず)の(?:患者|病気|症例|資格|技術|職人)?"
    rf"|{_SCOPE}(?:ここ|うち|そこ|自分|その人|この人|わが家)だけ(?:の|が|で)?"
)
# 町で初めての, 市で最初に里親になった, 県内最年少の
_FIRST: Final = re.compile(
    rf"{_SCOPE}(?:初めて|はじめて|最初|一番最初|最後)(?:に[^。、]{{1,12}}?(?:した|なった|始めた|開いた|建てた"
    r"|受けた|入った|作った|いた)|の|で|となる)?"
    rf"|(?:{_SCOPE}|日本|世界|全国|県内|市内|町内|国内|県)(?:初|唯一|屈指|有数|一番|随一|最大|最古|最多|最長|最年少"
    r"|最高齢|最年長)(?:の|で|に)?(?:大きな|大きい|古い|小さな|小さい|高い|若い|長い|広い|新しい|人気の)?"
    rf"|(?:{_SCOPE})?(?:最年少|最高齢|最年長|史上初)(?:の|で)?"
    rf"|{_SCOPE}(?:知らない(?:人|者)(?:は|の|が)(?:い)?ない|誰もが知る|だれもが知る|有名な|名の知れた|名高い|評判の"
    r"|数少ない|珍しい)"
)
# Reason: one birth in some thousands (人口動態調査: 複産), and families of six children and more.
_MULTIPLES: Final = re.compile(
    r"(?:[三四五六3-6]つ子|[三四五]つ児|品胎|双子|ふたご|双生児)(?:[^。、]{0,12}?(?:している|していた|した"
    r"|育てている|育てて|妊娠中|を妊娠|を出産|を産んだ))?"
    r"|(?:[5-9五六七八九十]|1\d|十[一二三])人(?:の子(?:ども|供)?|の?きょうだい|兄弟姉妹|兄弟|姉妹|目の子(?:ども"
    r"|供)?|の養子|の里子)"
    r"(?:[^。、はがに]{0,10}?(?:育てる|育てて(?:いる)?|育てた|産んだ|抱える|抱えて|いる))?"
)
# Reason: offices with one holder, or a few, in a municipality; where the text says that somebody holds one.
_HELD: Final = (
    r"(?:を[^。、]{0,8}?(?:して(?:いる|いた|いて|おり|い)?|した|務め(?:て(?:いる|いた|おり)?|た|る)?"
    r"|つとめ(?:て(?:いる|いた)?|た)?|やって(?:いる|いた)?|引退\S{0,3}|退いた"
    r"|歴任\S{0,3}|任され\S{0,4}|引き受け\S{0,4}|継い(?:で|だ)\S{0,2})|だった|であった|でもある|の経験|経験者"
    r"|の職に?|として知られ\S{0,2}|に(?:選ばれ|当選し|就い|なっ)\S{0,3})"
)
_WHOSE: Final = r"(?:[一-龥々ァ-ヺー]{1,12}の|[一-龥々ァ-ヺー]{0,8})?"
_HOLDS: Final = re.compile(
    rf"{_WHOSE}(?:{OFFICES_OF_A_PLACE}|[一-龥ァ-ヺー]{{1,8}}(?:議員|会長|団長|館長|校長|園長|院長|局長|署長|区長"
    r"|組長|大使|親善大使|総代|宮司|住職|師範|家元|名人|監督|大臣|理事長|頭取|船長|機長|選手|審判員?|主将"
    r"|キャプテン))"
    rf"{_HELD}|(?:市|県|町|村)の?(?:名誉市民|名誉町民|名誉村民|観光大使|親善大使|特命大使)(?:をしている)?"
)
_FORMER: Final = re.compile(
    r"(?:元|前|先代の?|初代の?|歴代|現職の?|現役の?)(?!気|々|金|本|手|通り|夫|妻|彼|カレ|カノ|の|に|は|から|年|日"
    r"|月|週|回|期|半|後|者|科|歯|提|向|借|払|受|倒|職場|大家|同僚|上司|社員|請|栓|交際|旦那|嫁|主人)"
    rf"[一-龥ァ-ヺーA-Za-z]{{0,8}}?(?:{FORMER_OF})"
)
_STANDS: Final = re.compile(
    r"(?:市長選|市議選|県議選|町長選|町議選|村長選|村議選|知事選|国政選挙|衆院選|参院選|衆議院選挙|参議院選挙|選挙"
    r"|補選)[^。、]{0,4}(?:出馬|立候補|落選|当選|出た|出て)\S{0,3}"
)
_OLD: Final = re.compile(
    r"(?:江戸時代|江戸|明治|大正|室町|戦国|鎌倉|創業|代々|先祖代々|享保|元禄|文政|天保|安政"
    r"|慶応)[^。、]{0,8}?(?:から続く|続く|つづく|続いた|創業の|以来の)"
    r"|創業[^。、]{0,4}[\d百二三四五六七八九十]+年(?:の|を迎え\S{0,2})?"
    r"|(?:[一二三四五六七八九十\d]{1,3})代(?:続く|つづく|続いた|にわたる|にわたって)|(?:[四五六七八九十]|[4-9]"
    r"|[1-9]\d|[一二]?十[一-九]?)代目(?:の|に(?:なる|あたる))?"
    r"|(?:老舗|旧家|名家|庄屋|網元|藩主|家老|大名|武将|武士|公家|華族|本陣)(?:の|だった)"
)
_FAMOUS: Final = re.compile(
    r"(?:世界的に|全国的に|全国で|世界で|日本中で|地元で)?(?:有名|著名|高名|人気)(?:な|の)(?!芸能人|投資家|評論家|経営者)"
    rf"[一-龥々ァ-ヺー]{{1,8}}(?:家|者|師|人|手|選手|監督|教授|博士)(?:の{one_of(KIN)})?"
    r"|(?:百|九十|八十|[89]\d|1\d\d)歳(?:を超え\S{1,2}|を過ぎ\S{1,2}|で)(?:今も|なお|まだ)?現役(?:の[一-龥々ァ-ヺー]+|で)?"
    r"|(?:市議|県議|町議|村議|議員|市長|町長|村長|知事|大臣)の(?:後援会長|秘書|運転手|支援者|親戚|いとこ)"
    r"|(?!ベトナム|ポルトガル|スペイン|タガログ|フランス|ドイツ|インドネシア|ネパール|ロシア|ミャンマー)"
    r"[ァ-ヺー]{2,8}語(?:しか話せない|しか|を話す|が母語)"
)
_THEIRS: Final = re.compile(rf"の{one_of(KIN)}")
# Their noun is of them: 町で唯一の / 歯科医.
_LEADING: Final = (_ONLY, _FEW, _FIRST, _OLD)
_WHOLE: Final = (_MULTIPLES, _HOLDS, _FORMER, _STANDS)


def rarities_in(reading: Reading) -> Iterator[Found]:
    """Yield the rare details of a text."""
    for pattern in (*_LEADING, *_WHOLE, *REPUTE):
        for match in pattern.finditer(reading.text):
            end = max(match.end(), extended(match.end(), reading))
            yield Found(match.start(), _with_their_kin(end, reading), MarkKind.RARE)
    yield from found_by(_FAMOUS, reading.text, MarkKind.RARE)


def _with_their_kin(end: int, reading: Reading) -> int:
    """Return where the phrase ends with somebody's kin: 有名な書家の次女, 六人きょうだいの末っ子."""
    kin = _THEIRS.match(reading.text, end)
    return kin.end() if kin else end
