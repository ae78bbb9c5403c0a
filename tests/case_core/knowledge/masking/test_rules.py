"""What the rules mark and what they leave; sentences of their own, none of the judged set."""

import pytest

from case_core.knowledge.masking import MarkKind, marks_of
from case_core.knowledge.masking.given_names import given_names
from case_core.search.morphemes import readings_of_given_names


def told(text: str) -> list[tuple[str, str]]:
    return [(mark.text, mark.kind) for mark in marks_of(text)]


def marked(text: str, kind: MarkKind) -> list[str]:
    assert {mark.kind for mark in marks_of(text)} <= {kind}
    return [mark.text for mark in marks_of(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("砂田川さんと林さん、薬師寺先生が来た", ["砂田川さん", "林さん", "薬師寺"]),
        ("長女の心羽が学校に行かない", ["心羽"]),
        ("職場の鍋島谷課長に言われた", ["鍋島谷"]),
        ("くにひこさんの妹のゆずはは中学生", ["くにひこさん", "ゆずは"]),
        ("しげ爺とトメばあちゃんは元気", ["しげ爺", "トメばあちゃん"]),
        ("ジョン・スミスと名乗る人から電話", ["ジョン・スミス"]),
        ("マルコス エレナさんは通訳がいる", ["マルコス エレナさん"]),
        ("「ふーみん」と呼ばれている。たっくんとは別れた", ["ふーみん", "たっくん"]),
        ("旧姓は鵜久森。夫のズオンは働かない", ["鵜久森", "ズオン"]),
    ],
)
def test_people_are_found_with_a_title_and_without(text: str, names: list[str]) -> None:
    assert marked(text, MarkKind.PERSON) == names


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("三軒隣の畳屋の三男に殴られた", "三軒隣の畳屋の三男"),
        ("向かいのパン屋のご主人が見ていた", "向かいのパン屋のご主人"),
        ("消防団長の従妹に貸した", "消防団長の従妹"),
        ("漁協の組合長の息子が来た", "漁協の組合長の息子"),
        ("裏の元駅長に聞いた", "裏の元駅長"),
        ("郵便局に勤める姪に知られたくない", "郵便局に勤める姪"),
    ],
)
def test_a_chain_that_ends_in_one_person_is_a_relation(text: str, phrase: str) -> None:
    assert marked(text, MarkKind.RELATION) == [phrase]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("鬼北町の実家が空き家だ", "鬼北町"),
        ("朝倉クリニックで診てもらった", "朝倉クリニック"),
        ("ケアハウスゆうなぎに入りたい", "ケアハウスゆうなぎ"),
        ("宮下町1204番3の土地でもめている", "宮下町1204番3"),
        ("ハイツ若草305の鍵をなくした", "ハイツ若草305"),
        ("「光の輪」という団体に寄付した", "光の輪"),
        ("村井鉄工の寮を出た", "村井鉄工"),
        ("国道317号で転んだ", "国道317号"),
    ],
)
def test_places_and_houses_with_a_name_are_found_whole(text: str, place: str) -> None:
    assert marked(text, MarkKind.PLACE) == [place]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("10/12に寮を出た", MarkKind.DATE, "10/12"),
        ("昭和十五年四月二日生まれ", MarkKind.DATE, "昭和十五年四月二日生まれ"),
        ("2019年11月から続けている", MarkKind.DATE, "2019年11月"),
        ("九十四歳の母と暮らす", MarkKind.AGE, "九十四歳"),
        ("契約番号はK-2207-118です", MarkKind.NUMBER, "K-2207-118"),
        ("口座は1234567だ", MarkKind.NUMBER, "1234567"),
        ("愛媛300さ1234の車が止まる", MarkKind.NUMBER, "愛媛300さ1234"),
        ("退職金1,038,420円が出ない", MarkKind.NUMBER, "1,038,420円"),
        ("a.b@example.jpに送った", MarkKind.NUMBER, "a.b@example.jp"),
        ("村に二軒しかない酒蔵に嫁いだ", MarkKind.RARE, "村に二軒しかない酒蔵"),
        ("夫は元競輪選手です", MarkKind.RARE, "元競輪選手"),
        ("母は民生委員をしている", MarkKind.RARE, "民生委員をしている"),
        ("四つ子を育てている", MarkKind.RARE, "四つ子を育てている"),
        ("病名は筋ジストロフィーです", MarkKind.RARE, "筋ジストロフィー"),
    ],
)
def test_days_ages_numbers_and_rare_details_are_found(text: str, kind: MarkKind, told: str) -> None:
    assert marked(text, kind) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "お母さんと皆さん、大家さん、弁護士さん、税理士さんに聞いた",
        "市役所と社会福祉協議会、総合病院、市立図書館、ハローワークに行った",
        "先週の火曜日、3月の終わり、3年前の夏、令和5年度のこと",
        "65歳以上、80代、3歳児健診、18歳未満",
        "約10万円を月3万円ずつ、7,980円の品、188や#9110に電話",
        "林に行くと桜が咲き、青い花が枯れた。四国や日本中で同じ",
        "部屋の隣の人の音がうるさい。近所の人に聞いた。母の兄の長女",
        "元夫と前の職場、元気な子、前金の話、元の家",
        "通帳のことや、娘のために、とてもつらいと言われた",
        "たくさんの書類、さまざまな様子、皆様、神様、お客様",
    ],
)
def test_what_is_everybodys_stays_readable(text: str) -> None:
    assert told(text) == []


def test_given_names_are_those_of_the_installed_dictionary() -> None:
    assert {"ゆずは", "ちかげ", "くにひこ"} <= given_names()
    assert next(readings_of_given_names())
    assert not {"こと "} & given_names()
