"""The states of a hand-over."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class HandoverStatus(models.TextChoices):
    """Where a hand-over stands (引き継ぎの状態)."""

    SENT = "sent", _("受け取り待ち")
    ACKNOWLEDGED = "acknowledged", _("対応中")
    REPORTED = "reported", _("回答済み")
    RETURNED = "returned", _("差し戻し")
    WAIVED = "waived", _("回答を待たずに終了")


OPEN: Final = frozenset({HandoverStatus.SENT, HandoverStatus.ACKNOWLEDGED})

TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    HandoverStatus.SENT: frozenset({HandoverStatus.ACKNOWLEDGED, HandoverStatus.RETURNED, HandoverStatus.WAIVED}),
    HandoverStatus.ACKNOWLEDGED: frozenset({HandoverStatus.REPORTED, HandoverStatus.RETURNED, HandoverStatus.WAIVED}),
    HandoverStatus.REPORTED: frozenset(),
    HandoverStatus.RETURNED: frozenset(),
    HandoverStatus.WAIVED: frozenset(),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a hand-over in this state may take the other one."""
    return target in TRANSITIONS[status]


class Consent(models.TextChoices):
    """What the person said to their name going to the section (同意)."""

    SPOKEN = "spoken", _("口頭で同意した")
    WRITTEN = "written", _("書面で同意した")
    WITHHELD = "withheld", _("同意していない（お名前と連絡先は渡しません）")
    EMERGENCY = "emergency", _("同意を得られないが、命や体に危険がある")


SHARES_IDENTITY: Final = frozenset({Consent.SPOKEN, Consent.WRITTEN, Consent.EMERGENCY})


class Result(models.TextChoices):
    """Whether the section did what the person wished (処理の結果)."""

    DONE = "done", _("対応した")
    PARTLY = "partly", _("一部対応した")
    NOT_DONE = "not_done", _("対応できない")


class ExtensionStatus(models.TextChoices):
    """Where a wish for more time stands (延長の申し出の状態)."""

    ASKED = "asked", _("センターの返事待ち")
    GRANTED = "granted", _("延ばしました")
    REFUSED = "refused", _("延ばしません")
    GONE = "gone", _("引き継ぎが終わりました")


class ReminderKind(models.TextChoices):
    """Of which day the head is told (お知らせの種類)."""

    DAY_BEFORE = "day_before", _("期限の前日")
    ON_DAY = "on_day", _("期限の当日")
