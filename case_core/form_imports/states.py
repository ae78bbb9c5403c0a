"""Where the import of a file stands, and what a column may mean."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportStatus(models.TextChoices):
    """Where the import of a file stands (取り込みの状態)."""

    CHECKED = "checked", _("確かめています")
    QUEUED = "queued", _("取り込みを待っています")
    DONE = "done", _("取り込みました")
    DISCARDED = "discarded", _("取りやめました")
    FAILED = "failed", _("途中で止まりました")


TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    ImportStatus.CHECKED: frozenset({ImportStatus.QUEUED, ImportStatus.DISCARDED}),
    ImportStatus.QUEUED: frozenset({ImportStatus.DONE, ImportStatus.FAILED}),
    ImportStatus.DONE: frozenset(),
    ImportStatus.DISCARDED: frozenset(),
    ImportStatus.FAILED: frozenset(),
}


class Field(models.TextChoices):
    """What a column of a file means (列の内容)."""

    KEY = "key", _("受付番号")
    MOMENT = "moment", _("日時（ひとつの列にあるとき）")
    DAY = "day", _("日にち")
    TIME = "time", _("始まりの時刻")
    NAME = "name", _("お名前")
    TELEPHONE = "telephone", _("電話番号")
    EMAIL = "email", _("メールアドレス")
    ABOUT = "about", _("相談したいこと")


class Problem(models.TextChoices):
    """Why a row was not taken (取り込めない理由)."""

    DAY = "day", _("日にちを読み取れません（2026/1/14 や 令和8年1月14日 の形で書いてください）。")
    TIME = "time", _("時刻を読み取れません（10:00 や 10時30分 の形で書いてください）。")
    NAME = "name", _("お名前がありません。")
    LONG = "long", _("文字が多すぎます。")
    TELEPHONE = "telephone", _("電話番号は、市外局番から10けたか11けたにしてください。")
    EMAIL = "email", _("メールアドレスの形ではありません。")
    CONTACT = "contact", _("電話番号もメールアドレスもありません。")
    PAST = "past", _("過ぎた日時です。")
    TAKEN = "taken", _("この時間は、ほかの予約で埋まっています。")
    NOT_OFFERED = "not_offered", _("この時間は、予約の枠にありません（開所時間、当番、相談室を確かめてください）。")
    TOO_MANY = "too_many", _("同じ連絡先で持てる予約の数を超えます。")
    ENDED = "ended", _("この予約の枠は、いま受け付けていません。")
