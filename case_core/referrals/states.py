"""The states of a referral, why a body declines, what came of it, and who says so."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferralStatus(models.TextChoices):
    """Where a referral stands (紹介の状態)."""

    SENT = "sent", _("お返事待ち")
    ACCEPTED = "accepted", _("引き受け済み")
    DECLINED = "declined", _("辞退")
    DONE = "done", _("結果の報告あり")
    REVOKED = "revoked", _("取りやめ")


OPEN: Final = frozenset({ReferralStatus.SENT, ReferralStatus.ACCEPTED})

TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    ReferralStatus.SENT: frozenset({ReferralStatus.ACCEPTED, ReferralStatus.DECLINED, ReferralStatus.REVOKED}),
    ReferralStatus.ACCEPTED: frozenset({ReferralStatus.DONE, ReferralStatus.REVOKED}),
    ReferralStatus.DECLINED: frozenset(),
    ReferralStatus.DONE: frozenset(),
    ReferralStatus.REVOKED: frozenset(),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a referral in this state may take the other one."""
    return target in TRANSITIONS[status]


class DeclineReason(models.TextChoices):
    """Why a body does not take a matter (辞退の理由)."""

    NO_CAPACITY = "no_capacity", _("受け入れる余裕がない")
    NOT_OUR_REMIT = "not_our_remit", _("担当する内容ではない")
    CONFLICT = "conflict", _("利害関係があり、公平に対応できない")
    OTHER = "other", _("その他")


class ReferralOutcome(models.TextChoices):
    """What came of a matter at the body (紹介の結果): that it ended does not say that anybody was helped."""

    HELPED = "helped", _("支援につながった")
    PARTLY = "partly", _("一部、支援につながった")
    REFUSED = "refused", _("本人が望まなかった")
    UNREACHABLE = "unreachable", _("連絡がとれなかった")
    NO_CAPACITY = "no_capacity", _("受け入れる余裕がなかった")
    NOT_OUR_REMIT = "not_our_remit", _("担当する内容ではなかった")
    OTHER = "other", _("その他")


class ConfirmedBy(models.TextChoices):
    """Who says that it came out so (結果を確かめた人)."""

    PERSON = "person", _("ご本人")
    BODY = "body", _("紹介先の機関")
    CLERK = "clerk", _("センターの職員")


class TellKind(models.TextChoices):
    """Of what a body is told by mail (お知らせの種類)."""

    NEW = "new", _("新しい紹介")
    DUE = "due", _("お返事の期日")
