"""Words that staff write beside a story, and the blanks that every text may have filled."""

from datetime import datetime
from random import Random
from typing import Final

from mannaka.demo_data.people import CityData

WISHES: Final = (
    "平日は仕事のため、夕方五時以降に電話がほしい。",
    "聞きもらすことがあるので、ゆっくり話してほしい。",
    "家族には知られたくないので、携帯電話だけにかけてほしい。",
    "書面でも回答がほしい。",
    "できれば来庁せずに済ませたい。",
    "午前中は留守にしているので、午後の連絡を希望。",
    "同じ説明をくり返さなくてよいように、経過を読んでから連絡してほしい。",
    "急がないが、いつごろ分かるかだけ先に知りたい。",
    "担当者の名前を教えてほしい。",
    "近所に名前が伝わらないようにしてほしい。",
    "むずかしい言葉を使わずに説明してほしい。",
    "センターの相談室で、職員が同席して説明を聞きたい。",
    "支所で済むことなら、支所に行きたい。",
    "留守番電話には要件を残さないでほしい。",
    "電話のあとで、大事なところを紙に書いて送ってほしい。",
    "できない場合は、できない理由をはっきり聞きたい。",
    "家族が同席できる土曜か日曜を希望。",
    "今週のうちに一度、途中の様子を知らせてほしい。",
)
CHASERS: Final = (
    "{section}に状況を問い合わせた。関係する係との打合せが{month}月{day}日にずれこんだとのこと。",
    "回答期限を過ぎたため、{section}の担当者に電話した。関係先の返事を待っている。",
    "{section}から、照会に時間がかかっているとの連絡があった。",
    "{section}の担当者が不在で、{month}月{day}日のうちに折り返しをもらうことにした。",
    "ご本人にお待たせしていることをおわびし、{section}の見込みを伝えた。",
    "{section}へ二度目の確認をした。課内の決裁に回っている。",
    "期限を過ぎている旨を{section}の課長に伝え、回答の日を決めてもらった。",
    "{section}は繁忙期のため遅れているとのこと。急ぎの部分だけ先に口頭で確認した。",
)
WAIVERS: Final = (
    "ご本人がほかの方法で解決されたため、回答を待たずに終えてよいと{month}月{day}日に確認した。",
    "{section}からの説明がすでにご本人へ直接届いていることを電話で確かめた。",
    "急ぐ部分はセンターで案内が済み、残りは{section}がご本人と直接進めることで合意した。",
    "ご本人から、もう急がないので回答は要らないとの申し出があった。",
    "制度の受付が終わっており、次の年度に改めて相談いただくことになった。",
    "ご家族の間で話がまとまり、照会を取り下げたいとの申し出があった。",
    "{section}と協議し、同じ方の別の相談にまとめて回答することにした。",
    "相手方から先に連絡があり、{section}の確認が不要になった。",
)
TOLD: Final = (
    "{month}月{day}日に{officer}から電話でご説明しました。",
    "窓口で{officer}が書類をお見せしながら説明した。",
    "ご自宅あてに文書を{month}月{day}日に送った。",
    "センターの相談室に{officer}が出向き、その場でお伝えした。",
    "",
    "",
)
REOPENINGS: Final = (
    "{month}月{day}日に追加の質問が届いたため。",
    "お返事のあとで事情が変わったとの連絡があったため。",
    "案内した窓口で別の書類を求められたとのこと。もう一度確認する。",
    "同じ件で続きの相談を受けたため、経過を引き継いで対応する。",
    "お返事の内容に分かりにくい点があったとのご指摘を受けた。",
    "新しい書類が見つかったとの連絡があり、改めて確認する。",
)
WITHDRAWN: Final = (
    "{month}月{day}日にご本人から、家族で話し合うので取り下げたいと連絡があった。",
    "自分で解決できたとのことで、記録だけ残してほしいと希望された。",
    "相手とのやりとりを続けたくないとのお気持ちで、取り下げとなった。",
    "しばらく様子を見たいとのことで終える。困ったときはまた電話いただくようお伝えした。",
)
UNREACHABLE: Final = (
    "{month}月{day}日まで曜日と時間を変えて三回電話したが、つながらなかった。",
    "メールを二通送ったが返信がない。続きがあれば同じ番号で受けられることを書いておいた。",
    "電話が使われていないとの案内になった。控えの番号でいつでも再開できる。",
    "折り返しの約束の時間にお出にならず、その後も連絡がない。",
)
_WHEN: Final = (
    "先週",
    "おととい",
    "きのう",
    "三日前",
    "先月の終わり",
    "今月のはじめ",
    "先週の土曜",
    "一週間ほど前",
    "十日ほど前",
)
_RELATIVES: Final = ("母", "父")
_DIGITS: Final = "〇一二三四五六七八九"
_TEN, _HUNDRED = 10, 100

PURPOSES: Final = (
    "ご本人が窓口に来ています。いっしょに話を聞いて、この先の手続きを説明してください。",
    "ご家族といっしょに来ています。使える制度があるか、その場で見てもらえますか。",
)
REFUSALS: Final = (
    "申告の相談会に出ていて、きょうは課に職員が残っていません。あすの午前なら行けます。",
    "訪問に出ています。16時に戻ったら、こちらから電話します。",
    "窓口がこんでいて離れられません。30分あとなら行けます。",
    "担当が休みです。代わりの者では答えられないので、あすの朝に折り返します。",
    "会議の進行をしています。終わりしだい電話します。",
    "ほかの方の面談中です。お待ちいただけるなら、40分ほどで行きます。",
    "現地の確認に出ていて、夕方まで戻れません。",
    "きょうは研修で不在です。資料を置いてあるので、市民課の窓口で渡せます。",
    "県との打ち合わせが入っています。15時からなら時間をとれます。",
    "電話の対応で手が離せません。急ぎなら、係長の席に内線をください。",
)


def blanks_for(rng: Random, city: CityData, at: datetime) -> dict[str, str]:
    """Return what fills the blanks of one case's texts; the same blank says the same everywhere in the case."""
    return {
        "town": rng.choice(city.towns),
        "when": rng.choice(_WHEN),
        "parent": rng.choice(_RELATIVES),
        "old": kanji(rng.randrange(68, 90)),
        "age": kanji(rng.randrange(34, 60)),
        "young": kanji(rng.randrange(19, 32)),
        "child": kanji(rng.randrange(3, 14)),
        "man": kanji(rng.randrange(3, 45)),
        "few": kanji(rng.randrange(2, 8)),
        "months": f"{kanji(rng.randrange(2, 9))}か月",
        "years": kanji(rng.randrange(2, 16)),
        "sen": f"{rng.randrange(12, 98) * 100:,}",
        "hour": kanji(rng.randrange(9, 17)),
        "month": str(at.month),
        "day": str(at.day),
    }


def kanji(number: int) -> str:
    """Return a number under a hundred as people write it in a letter: 二十三."""
    if not 0 <= number < _HUNDRED:
        raise ValueError("only numbers under a hundred")
    tens, ones = divmod(number, _TEN)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return (head + (_DIGITS[ones] if ones else "")) or _DIGITS[0]
