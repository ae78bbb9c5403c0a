"""Saijo: a smaller centre with fewer hands, and with matters of its own."""

from typing import Final

from mannaka.demo_data.people import CityData, Member, RoomData, SectionData
from tenants.accounts.roles import Role

SECTIONS = (
    SectionData(code="tax", name="市民税課", kana="シミンゼイカ", telephone="0898-00-2101"),
    SectionData(code="residents", name="市民生活課", kana="シミンセイカツカ", telephone="0898-00-2102"),
    SectionData(code="insurance", name="国保医療課", kana="コクホイリョウカ", telephone="0898-00-2103"),
    SectionData(code="welfare", name="社会福祉課", kana="シャカイフクシカ", telephone="0898-00-2104"),
    SectionData(code="elderly", name="高齢介護課", kana="コウレイカイゴカ", telephone="0898-00-2105"),
    SectionData(code="children", name="子育て支援課", kana="コソダテシエンカ", telephone="0898-00-2106"),
    SectionData(code="housing", name="施設管理課", kana="シセツカンリカ", telephone="0898-00-2107"),
    SectionData(code="roads", name="建設道路課", kana="ケンセツドウロカ", telephone="0898-00-2108"),
    SectionData(code="environment", name="環境政策課", kana="カンキョウセイサクカ", telephone="0898-00-2109"),
)

STAFF = (
    Member(username="haru", name="伊藤 陽", kana="イトウ ハル", role=Role.ADMINISTRATOR, is_shown=True),
    Member(username="akane", name="近藤 茜", kana="コンドウ アカネ", role=Role.CENTRE_STAFF, is_shown=True),
    Member(username="nozomi", name="越智 望", kana="オチ ノゾミ", role=Role.CENTRE_STAFF),
    Member(username="asahi", name="高橋 朝陽", kana="タカハシ アサヒ", role=Role.CENTRE_STAFF, is_for_consumers=True),
    Member(
        username="riku", name="黒川 陸", kana="クロカワ リク", role=Role.SECTION_STAFF, section="tax", is_shown=True
    ),
    Member(username="izumi", name="塩崎 泉", kana="シオザキ イズミ", role=Role.SECTION_STAFF, section="welfare"),
    Member(username="koharu", name="真鍋 小春", kana="マナベ コハル", role=Role.SECTION_STAFF, section="children"),
    Member(username="takumi", name="戸田 匠", kana="トダ タクミ", role=Role.SECTION_STAFF, section="housing"),
    Member(username="ayumu", name="玉井 歩", kana="タマイ アユム", role=Role.SECTION_STAFF, section="roads"),
    Member(username="sayaka", name="秋山 清香", kana="アキヤマ サヤカ", role=Role.SECTION_STAFF, section="elderly"),
    Member(username="yuzuki", name="佐伯 柚月", kana="サエキ ユヅキ", role=Role.SECTION_STAFF, section="insurance"),
    Member(username="mitsuki", name="丹 光希", kana="タン ミツキ", role=Role.SECTION_STAFF, section="residents"),
    Member(username="kazane", name="日野 風音", kana="ヒノ カザネ", role=Role.SECTION_STAFF, section="environment"),
    Member(username="tsumugi", name="星加 紬", kana="ホシカ ツムギ", role=Role.AUDITOR, is_shown=True),
)

SAIJO: Final = CityData(
    code="382060",
    contact={
        "telephone": "0897-00-1200",
        "address": "愛媛県西条市明屋敷164番地\n市役所 新館1階",
        "access": "JR伊予西条駅から歩いて15分。駐車場は無料です。",
    },
    sections=SECTIONS,
    rooms=(RoomData(name="相談室", place="新館1階"),),
    staff=STAFF,
    towns=(
        "神拝",
        "大町",
        "玉津",
        "飯岡",
        "橘",
        "氷見",
        "禎瑞",
        "加茂",
        "小松",
        "石根",
        "丹原",
        "田野",
        "壬生川",
        "周布",
        "吉井",
        "三芳",
        "国安",
        "楠河",
        "中川",
    ),
    families=(
        *(("伊藤", "イトウ"), ("近藤", "コンドウ"), ("黒川", "クロカワ"), ("星加", "ホシカ"), ("塩崎", "シオザキ")),
        *(("真鍋", "マナベ"), ("戸田", "トダ"), ("秋山", "アキヤマ"), ("佐伯", "サエキ"), ("日野", "ヒノ")),
        *(("一色", "イッシキ"), ("越智", "オチ"), ("高橋", "タカハシ"), ("渡辺", "ワタナベ"), ("安藤", "アンドウ")),
        *(("加藤", "カトウ"), ("曽我", "ソガ"), ("長谷川", "ハセガワ"), ("明比", "アケヒ"), ("徳永", "トクナガ")),
    ),
    in_period=431,
    year_before=118,
    weekday_to_closed_day=6.0,
)
