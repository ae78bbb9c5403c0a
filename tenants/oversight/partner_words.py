"""The audit's codes on partner organisations, their agreements and their people."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTNER_AREAS: Final[Mapping[str, str | Promise]] = {
    "partner.": _("関係機関"),
    "partner_agreement.": _("関係機関との協定"),
    "partner_invitation.": _("関係機関への招待"),
    "partner_member.": _("関係機関の担当者"),
    "partner_provider.": _("関係機関の認証"),
}
PARTNER_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "partner.added": _("関係機関を加えた"),
    "partner.changed": _("関係機関の内容を変えた"),
    "partner.closed": _("関係機関とのやり取りを終えた"),
    "partner_agreement.concluded": _("協定を登録した"),
    "partner_agreement.ended": _("協定を期限の前に終えた"),
    "partner_invitation.made": _("関係機関の担当者を招待した"),
    "partner_invitation.mailed": _("招待をメールで送った"),
    "partner_invitation.withdrawn": _("招待を取り消した"),
    "partner_member.joined": _("招待を受けて担当者になった"),
    "partner_member.let_in": _("機関の認証で来た方を利用できるようにした"),
    "partner_member.removed": _("担当者から外した"),
    "partner_member.vouched_for": _("機関の認証で初めて来た"),
    "partner_provider.dropped": _("機関の認証でのサインインを終えた"),
    "partner_provider.settled": _("機関の認証を設定した"),
    "partner_provider.tried": _("機関の認証を確かめた"),
}
PARTNER_TARGETS: Final[Mapping[str, str | Promise]] = {
    "partners.agreement": _("関係機関との協定"),
    "partners.partnerinvitation": _("関係機関への招待"),
    "partners.partnermember": _("関係機関の担当者"),
    "partners.partnerorganization": _("関係機関"),
}
