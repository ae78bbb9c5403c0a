"""The privacy sheet in words, with a mark at what was not on the one that the city agreed to."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from mannaka_kit.ui.formats import in_brackets
from mannaka_sdk import DataClass, Manifest, PrivacySheet
from tenants.plugins.wording import said

DATA: Final[dict[DataClass, str | Promise]] = {
    DataClass.PSEUDONYM: gettext_lazy("サービスが付けた、利用者の番号"),
    DataClass.NAME: gettext_lazy("名前や、サービスでの表示名"),
    DataClass.CONTACT: gettext_lazy("連絡先（住所、電話番号、メールアドレス）"),
    DataClass.MESSAGE: gettext_lazy("書いたことや話したことの内容"),
    DataClass.FILE: gettext_lazy("写真、録音、書類"),
    DataClass.BOOKING: gettext_lazy("予約の日時と場所"),
    DataClass.CASE: gettext_lazy("相談の記録の一部"),
}
# Those that a sheet is likely to name; another one is shown by its code.
_COUNTRIES: Final[dict[str, str | Promise]] = {
    "JP": gettext_lazy("日本"),
    "US": gettext_lazy("アメリカ"),
    "KR": gettext_lazy("韓国"),
    "TW": gettext_lazy("台湾"),
    "SG": gettext_lazy("シンガポール"),
    "IE": gettext_lazy("アイルランド"),
    "DE": gettext_lazy("ドイツ"),
    "GB": gettext_lazy("イギリス"),
    "AU": gettext_lazy("オーストラリア"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the sheet."""

    text: str
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question of the sheet, and its answers."""

    heading: str
    items: list[Item]


def rows_of(manifest: Manifest, accepted: PrivacySheet | None) -> list[Row]:
    """Return the sheet; where another one was agreed to, what is new on it is marked."""
    sheet = manifest.privacy
    return [
        Row(heading=gettext("市に届く情報"), items=_data(sheet.data_in, accepted.data_in if accepted else None)),
        Row(
            heading=gettext("市から出ていく情報"), items=_data(sheet.data_out, accepted.data_out if accepted else None)
        ),
        Row(heading=gettext("取り扱う事業者と国"), items=_processors(sheet, accepted)),
        Row(heading=gettext("内容がサービスの側に残るか"), items=[_stores(sheet, accepted)]),
        Row(heading=gettext("残る期間"), items=[_retention(sheet, accepted)]),
        Row(heading=gettext("市から消せるか"), items=[_erasure(sheet, accepted)]),
    ]


def _data(told: Collection[DataClass], before: Collection[DataClass] | None) -> list[Item]:
    found = [
        Item(text=str(words), is_new=before is not None and kind not in before)
        for kind, words in DATA.items()
        if kind in told
    ]
    return found or [Item(text=gettext("ありません"))]


def _processors(sheet: PrivacySheet, accepted: PrivacySheet | None) -> list[Item]:
    known = {(each.name, each.country) for each in accepted.processors} if accepted else None
    found = [
        Item(
            text=f"{each.name}{in_brackets(_COUNTRIES.get(each.country, each.country))} {said(each.purpose)}",
            is_new=known is not None and (each.name, each.country) not in known,
        )
        for each in sheet.processors
    ]
    return found or [Item(text=gettext("市の外で取り扱う事業者はありません"))]


def _stores(sheet: PrivacySheet, accepted: PrivacySheet | None) -> Item:
    words = gettext("残ります") if sheet.stores_content else gettext("残りません")
    return Item(text=words, is_new=accepted is not None and sheet.stores_content and not accepted.stores_content)


def _retention(sheet: PrivacySheet, accepted: PrivacySheet | None) -> Item:
    return Item(text=said(sheet.retention), is_new=accepted is not None and sheet.retention != accepted.retention)


def _erasure(sheet: PrivacySheet, accepted: PrivacySheet | None) -> Item:
    words = gettext("消せます") if sheet.can_erase else gettext("消せません。サービスへの依頼が必要です")
    return Item(text=words, is_new=accepted is not None and accepted.can_erase and not sheet.can_erase)
