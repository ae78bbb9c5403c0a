"""Invented matters, each with how far it has come."""

from dataclasses import dataclass, field
from enum import StrEnum

from case_core.cases.states import Channel
from case_core.intake.topics import Topic


class Stage(StrEnum):
    """How far a matter has come."""

    NEW = "new"
    MINE = "mine"
    WAITING = "waiting"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One matter."""

    topic: Topic
    channel: Channel
    title: str
    body: str
    days_ago: int
    stage: Stage = Stage.NEW
    name: str = ""
    kana: str = ""
    telephone: str = ""
    section: str = "tax"
    reason: str = ""
    report: str = ""
    fact: str = ""
    reply: str = ""
    cities: frozenset[str] = field(default=frozenset({"382027", "382060"}))


_IMABARI = frozenset({"382027"})

STORIES = (
    Story(
        topic=Topic.PROCEDURES_TAX,
        channel=Channel.TELEPHONE,
        title="住民税の通知が二通届いた",
        body="同じ年度の住民税の通知が二通届きました。金額がちがうので、どちらを払えばよいのか分かりません。",
        name="田中 花子",
        kana="タナカ ハナコ",
        telephone="0898-00-2001",
        days_ago=2,
        stage=Stage.WAITING,
        reason="更正の通知と思われるが、金額の根拠を担当課から説明してほしい。",
        fact="二通とも令和8年度。一通目は6月10日付、二通目は11月5日付。",
    ),
    Story(
        topic=Topic.CONSUMER,
        channel=Channel.COUNTER,
        title="訪問販売で布団を契約してしまった",
        body="きのうの夕方、家に来た人に羽毛布団をすすめられ、断りきれずに二十八万円の契約をしました。やめたいです。",
        name="越智 トメ",
        kana="オチ トメ",
        telephone="0898-00-2002",
        days_ago=1,
        stage=Stage.MINE,
        fact="契約書面の日付は昨日。クーリング・オフの期間内。",
        cities=_IMABARI,
    ),
    Story(
        topic=Topic.MONEY,
        channel=Channel.WEB,
        title="家賃と借金の返済で生活が苦しい",
        body="仕事の時間が減り、家賃と借りたお金の返済を合わせると毎月足りません。どこから手をつければよいでしょうか。",
        days_ago=0,
    ),
    Story(
        topic=Topic.FAMILY,
        channel=Channel.TELEPHONE,
        title="母の介護と仕事の両立がつらい",
        body="母が夜中に何度も起きるようになり、眠れないまま仕事に行っています。だれに相談すればよいか教えてください。",
        name="森 あかり",
        kana="モリ アカリ",
        telephone="0898-00-2003",
        days_ago=6,
        stage=Stage.ANSWERED,
        section="welfare",
        reason="介護保険の申請と、夜間の支援についての案内をお願いしたい。",
        report="本日、ご自宅へ電話し、要介護認定の申請を受け付けました。地域包括支援センターが訪問します。",
        fact="お母さまは八十二歳。要介護認定はまだ受けていない。",
    ),
    Story(
        topic=Topic.HOUSING,
        channel=Channel.COUNTER,
        title="となりの空き家の木が越えてくる",
        body="となりの空き家の木がのびて、こちらの屋根に当たっています。持ち主が分からず困っています。",
        name="白石 進",
        kana="シライシ ススム",
        telephone="0898-00-2004",
        days_ago=9,
        stage=Stage.ACKNOWLEDGED,
        section="housing",
        reason="空き家の所有者の確認と、指導ができるかを見てほしい。",
        fact="屋根のかわらが三枚ずれている。写真あり。",
        cities=_IMABARI,
    ),
    Story(
        topic=Topic.WORK,
        channel=Channel.COUNTER,
        title="店の資金繰りを相談したい",
        body="商店街で総菜店をしています。材料の値上がりが続き、来月の支払いに不安があります。",
        name="檜垣 商店",
        kana="ヒガキ ショウテン",
        telephone="0898-00-2005",
        days_ago=12,
        stage=Stage.CLOSED,
        fact="売上は前年並み。借入は二件。",
        reply="よろず支援拠点の日曜の相談会（9時から）にお席をご用意しました。帳簿をお持ちください。",
    ),
    Story(
        topic=Topic.MIND,
        channel=Channel.TELEPHONE,
        title="話を聞いてほしい",
        body="退職してから人と話すことがなくなりました。用事はないのですが、少し話を聞いてもらえますか。",
        days_ago=4,
        stage=Stage.CLOSED,
        reply="お話しくださってありがとうございました。心理の相談員が毎月第二水曜にいます。いつでもお電話ください。",
    ),
    Story(
        topic=Topic.OPINION,
        channel=Channel.MAIL,
        title="通学路の街灯が切れている",
        body="中学校の裏の道の街灯が三つ続けて切れています。子どもが部活の帰りに通るので心配です。",
        name="曽我部 亮",
        kana="ソガベ リョウ",
        telephone="0898-00-2006",
        days_ago=3,
        stage=Stage.WAITING,
        section="roads",
        reason="街灯の管理区分の確認と、修繕の予定を知らせてほしい。",
        cities=_IMABARI,
    ),
    Story(
        topic=Topic.OTHER,
        channel=Channel.WEB,
        title="どこに聞けばよいか分からない",
        body="亡くなった父の名義のままの畑があります。何の手続きが必要か、どこに聞けばよいか分かりません。",
        name="玉井 誠",
        kana="タマイ マコト",
        telephone="0898-00-2007",
        days_ago=0,
    ),
    Story(
        topic=Topic.FAMILY,
        channel=Channel.COUNTER,
        title="保育所に入れず仕事に戻れない",
        body="四月から仕事に戻る予定ですが、保育所の空きがないと言われました。ほかの方法はありますか。",
        name="高橋 さくら",
        kana="タカハシ サクラ",
        telephone="0898-00-2008",
        days_ago=5,
        stage=Stage.WAITING,
        section="children",
        reason="一時預かりと企業主導型保育所の空き状況を案内してほしい。",
    ),
)
