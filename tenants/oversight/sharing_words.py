"""The audit's codes on consents and on what is shared with other bodies."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHARING_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "consent.given": _("共有への同意を記録した"),
    "consent.read": _("同意の記録を見た"),
    "consent.withdrawn": _("共有への同意の撤回を記録した"),
    "referral.accepted": _("紹介を引き受けた"),
    "referral.answer_passed_by": _("終わった紹介への返事が、相手のシステムから届いた"),
    "referral.body_told": _("関係機関に、紹介をメールで知らせた"),
    "referral.carried_again": _("紹介を相手のシステムにもう一度送った"),
    "referral.declined": _("紹介を辞退した"),
    "referral.finished": _("紹介の結果を報告した"),
    "referral.handed_over": _("紹介が相手のシステムに届いた"),
    "referral.letter_locked": _("確認番号が何度も違ったため、手紙のリンクを止めた"),
    "referral.letter_made": _("紹介の手紙のリンクを作った"),
    "referral.letter_mailed": _("紹介の手紙のリンクをメールで送った"),
    "referral.letter_opened": _("紹介の手紙のリンクが開かれた"),
    "referral.letter_printed": _("紹介の手紙を印刷した"),
    "referral.letter_refused": _("紹介の手紙のリンクを開けなかった"),
    "referral.letter_unknown": _("知られていない手紙のリンクを開こうとした"),
    "referral.not_handed_over": _("紹介が相手のシステムに届かなかった"),
    "referral.not_taken_back": _("紹介を相手のシステムから引き上げられなかった"),
    "referral.read": _("関係機関への紹介を見た"),
    "referral.revoked": _("関係機関への紹介を取りやめた"),
    "referral.sent": _("関係機関に紹介した"),
    "referral.sent_out": _("紹介の内容を相手のシステムに送った"),
    "referral.taken_back": _("紹介を相手のシステムから引き上げた"),
    "share.approved": _("2人目として、関係機関との共有を確認した"),
    "share.blackened": _("関係機関に見せる内容の黒塗りを変えた"),
    "share.commented": _("関係機関が、共有された相談に書き込んだ"),
    "share.emergencies_listed": _("緊急の共有の一覧を見た"),
    "share.emergency_read": _("緊急の共有を見た"),
    "share.granted": _("関係機関との共有を決めた"),
    "share.granted_in_emergency": _("命や身体の危険のため、関係機関と共有した"),
    "share.listed": _("関係機関が、共有されているものの一覧を見た"),
    "share.read": _("関係機関との共有を見た"),
    "share.returned": _("関係機関が、共有を終わらせた"),
    "share.reviewed": _("緊急の共有を検証した"),
    "share.revoked": _("関係機関との共有を取りやめた"),
    "share.rules_changed": _("共有の決まりを変えた"),
    "share.viewed": _("関係機関が、共有された相談を見た"),
}
SHARING_TARGETS: Final[Mapping[str, str | Promise]] = {
    "consents.consent": _("共有への同意"),
    "referrals.referral": _("関係機関への紹介"),
    "sharing.sharegrant": _("関係機関との共有"),
    "sharing.sharingrules": _("共有の決まり"),
}
SHARING_AREAS: Final[Mapping[str, str | Promise]] = {
    "consent.": _("共有への同意"),
    "referral.": _("関係機関への紹介"),
    "share.": _("関係機関との共有"),
}
