"""The demo's cast: the same four roles in each city, with other names."""

from dataclasses import dataclass

from tenants.accounts.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of staff."""

    username: str
    name: str
    kana: str
    role: Role
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionData:
    """A section of the city hall."""

    code: str
    name: str
    kana: str
    telephone: str


CONTACTS: dict[str, dict[str, str]] = {
    "382027": {
        "telephone": "0898-36-1531",
        "fax": "0898-00-1532",
        "email": "soudan@imabari.example.jp",
        "address": "愛媛県今治市別宮町1丁目4番地1\n市役所 本館1階（正面入口のすぐ右）",
        "access": "JR今治駅から歩いて10分。バスは「今治市役所前」でお降りください。車いす用の駐車場が正面にあります。",
    },
    "382060": {
        "telephone": "0897-00-1200",
        "address": "愛媛県西条市明屋敷164番地\n市役所 新館1階",
        "access": "JR伊予西条駅から歩いて15分。駐車場は無料です。",
    },
}

SECTIONS = (
    SectionData(code="tax", name="市民税課", kana="シミンゼイカ", telephone="0898-00-1101"),
    SectionData(code="welfare", name="福祉総務課", kana="フクシソウムカ", telephone="0898-00-1102"),
    SectionData(code="housing", name="住宅管理課", kana="ジュウタクカンリカ", telephone="0898-00-1103"),
    SectionData(code="roads", name="道路維持課", kana="ドウロイジカ", telephone="0898-00-1104"),
    SectionData(code="children", name="子育て支援課", kana="コソダテシエンカ", telephone="0898-00-1105"),
)

STAFF: dict[str, tuple[Member, ...]] = {
    "382027": (
        Member(username="mio", name="越智 澪", kana="オチ ミオ", role=Role.ADMINISTRATOR),
        Member(username="aoi", name="青井 葵", kana="アオイ アオイ", role=Role.CENTRE_STAFF),
        Member(username="nagi", name="村上 凪", kana="ムラカミ ナギ", role=Role.CENTRE_STAFF),
        Member(username="ren", name="渡部 蓮", kana="ワタナベ レン", role=Role.SECTION_STAFF, section="tax"),
        Member(username="yui", name="矢野 結", kana="ヤノ ユイ", role=Role.SECTION_STAFF, section="welfare"),
        Member(username="sora", name="菅 空", kana="カン ソラ", role=Role.AUDITOR),
    ),
    "382060": (
        Member(username="haru", name="伊藤 陽", kana="イトウ ハル", role=Role.ADMINISTRATOR),
        Member(username="akane", name="近藤 茜", kana="コンドウ アカネ", role=Role.CENTRE_STAFF),
        Member(username="riku", name="黒川 陸", kana="クロカワ リク", role=Role.SECTION_STAFF, section="tax"),
        Member(username="tsumugi", name="星加 紬", kana="ホシカ ツムギ", role=Role.AUDITOR),
    ),
}
