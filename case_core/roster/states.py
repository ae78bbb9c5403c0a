"""Kinds of people and duties, and the states of proposals."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class CounsellorKind(models.TextChoices):
    """As what somebody sits at the desk (相談員の区分)."""

    REGULAR = "regular", _("正規職員")
    CITIZENS = "citizens", _("市民相談員")
    CONSUMER = "consumer", _("消費生活相談員")
    SECTION = "section", _("課の当番職員")
    PARTNER = "partner", _("連携機関の相談員")


class DutyKind(models.TextChoices):
    """What kind of duty it is (当番の区分)."""

    WORKDAY = "workday", _("平日の当番")
    CLOSED_DAY = "closed_day", _("閉庁日の当番")
    SESSION = "session", _("専門相談")


class DayKind(models.TextChoices):
    """A kind of day as the roster tells them apart (当番の日の区分): does the town hall work on it?"""

    WORKDAY = "workday", _("平日")
    CLOSED_DAY = "closed_day", _("閉庁日")


class WishKind(models.TextChoices):
    """What somebody wishes for a day (希望の区分)."""

    OFF = "off", _("休みたい")
    ON = "on", _("入りたい")


class ProposalStatus(models.TextChoices):
    """Where a proposed roster stands (当番表の案の状態)."""

    ASKED = "asked", _("順番を待っています")
    SOLVING = "solving", _("作成しています")
    READY = "ready", _("できました")
    UNSOLVABLE = "unsolvable", _("作れませんでした")
    FAILED = "failed", _("途中で止まりました")
    ADOPTED = "adopted", _("採用しました")
    DISCARDED = "discarded", _("取りやめました")


class SwapStatus(models.TextChoices):
    """Where an exchange of duties stands (当番の交代の状態)."""

    ASKED = "asked", _("相手の返事を待っています")
    AGREED = "agreed", _("責任者の承認を待っています")
    DONE = "done", _("交代しました")
    DECLINED = "declined", _("相手が断りました")
    REFUSED = "refused", _("責任者が認めませんでした")
    WITHDRAWN = "withdrawn", _("取り下げました")


OPEN_SWAPS: Final = frozenset({SwapStatus.ASKED, SwapStatus.AGREED})
SWAP_TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    # Where the city asks for no approval, the colleague's yes is the exchange.
    SwapStatus.ASKED: frozenset({SwapStatus.AGREED, SwapStatus.DONE, SwapStatus.DECLINED, SwapStatus.WITHDRAWN}),
    SwapStatus.AGREED: frozenset({SwapStatus.DONE, SwapStatus.REFUSED, SwapStatus.WITHDRAWN}),
    SwapStatus.DONE: frozenset(),
    SwapStatus.DECLINED: frozenset(),
    SwapStatus.REFUSED: frozenset(),
    SwapStatus.WITHDRAWN: frozenset(),
}


class DutyChange(models.TextChoices):
    """What was done to a duty by hand (当番の変更の区分)."""

    ADDED = "added", _("加えた")
    CHANGED = "changed", _("変えた")
    REMOVED = "removed", _("外した")


class CallOutcome(models.TextChoices):
    """What came of an attempt to telephone a section (連絡の結果)."""

    REACHED = "reached", _("つながった")
    NO_ANSWER = "no_answer", _("つながらなかった")
    LEFT_MESSAGE = "left_message", _("伝言を残した")
    NOT_CALLED = "not_called", _("電話はしていない（開庁日に伝える）")


# Somebody still works on it.
UNDER_WAY: Final = frozenset({ProposalStatus.ASKED, ProposalStatus.SOLVING})

PROPOSAL_TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    ProposalStatus.ASKED: frozenset({ProposalStatus.SOLVING, ProposalStatus.FAILED, ProposalStatus.DISCARDED}),
    # What is being worked on may be thrown away: the answer then finds nobody who waits for it.
    ProposalStatus.SOLVING: frozenset(
        {
            ProposalStatus.READY,
            ProposalStatus.UNSOLVABLE,
            ProposalStatus.FAILED,
            ProposalStatus.DISCARDED,
        }
    ),
    ProposalStatus.READY: frozenset({ProposalStatus.ADOPTED, ProposalStatus.DISCARDED}),
    ProposalStatus.UNSOLVABLE: frozenset({ProposalStatus.DISCARDED}),
    ProposalStatus.FAILED: frozenset({ProposalStatus.DISCARDED}),
    ProposalStatus.ADOPTED: frozenset(),
    ProposalStatus.DISCARDED: frozenset(),
}
