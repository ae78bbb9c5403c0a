"""The states of a case, how it ends, and how contacts differ."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseStatus(models.TextChoices):
    """Where a case stands (状態)."""

    NEW = "new", _("未対応")
    IN_PROGRESS = "in_progress", _("対応中")
    WAITING_SECTION = "waiting_section", _("回答待ち")
    READY = "ready", _("回答あり")
    CLOSED = "closed", _("終了")


TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    CaseStatus.NEW: frozenset({CaseStatus.IN_PROGRESS, CaseStatus.WAITING_SECTION, CaseStatus.CLOSED}),
    CaseStatus.IN_PROGRESS: frozenset({CaseStatus.WAITING_SECTION, CaseStatus.CLOSED}),
    # A matter that a section returns is as new: the day shows it until somebody takes it up again.
    CaseStatus.WAITING_SECTION: frozenset({CaseStatus.NEW, CaseStatus.IN_PROGRESS, CaseStatus.READY}),
    CaseStatus.READY: frozenset({CaseStatus.IN_PROGRESS, CaseStatus.WAITING_SECTION, CaseStatus.CLOSED}),
    CaseStatus.CLOSED: frozenset({CaseStatus.IN_PROGRESS}),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a case in this state may take the other one."""
    return target in TRANSITIONS[status]


class Outcome(models.TextChoices):
    """How a case ended (結果)."""

    SOLVED = "solved", _("解決した")
    INFORMED = "informed", _("助言・情報提供をした")
    LISTENED = "listened", _("お話をうかがった")
    NO_ANSWER = "no_answer", _("答えのない相談だった")
    OUT_OF_REMIT = "out_of_remit", _("市の担当外のため、ほかの機関を案内した")
    WITHDRAWN = "withdrawn", _("本人が取り下げた")
    UNREACHABLE = "unreachable", _("連絡がとれなくなった")


class Channel(models.TextChoices):
    """How something was said (受付方法)."""

    COUNTER = "counter", _("窓口")
    TELEPHONE = "telephone", _("電話")
    WEB = "web", _("ウェブ")
    MAIL = "mail", _("メール")
    LETTER = "letter", _("手紙")
    FAX = "fax", _("ファクス")
    LINE = "line", _("LINE")
    VIDEO = "video", _("オンライン")
    OUTREACH = "outreach", _("訪問")


# Where two people talk with each other, and the talk takes a time.
TALKS: Final = frozenset({Channel.COUNTER, Channel.TELEPHONE, Channel.VIDEO, Channel.OUTREACH})


class Direction(models.TextChoices):
    """Who turned to whom (向き)."""

    INCOMING = "incoming", _("受けた")
    OUTGOING = "outgoing", _("こちらから")
    INTERNAL = "internal", _("庁内")


class StatementKind(models.TextChoices):
    """Whose words they are (発言の区分): what was heard is never mixed with what staff think."""

    WORDS = "words", _("本人の話")
    FACT = "fact", _("事実")
    THIRD_PARTY = "third_party", _("第三者の話")
    ASSESSMENT = "assessment", _("職員の見立て")
    REPLY = "reply", _("市からのお返事")


class Mark(models.TextChoices):
    """What everybody must know before they act in a case (目印); its feature puts it there and takes it away."""

    URGENT = "urgent", _("急ぎ")
    SHIELDED = "shielded", _("連絡先に注意")
    AGREED_LINE = "agreed_line", _("決めた対応あり")
    RETURNED = "returned", _("差し戻しあり")
    SIGNATURE = "signature", _("決裁待ち")
    RESTRICTED = "restricted", _("限定記録あり")


class StepKind(models.TextChoices):
    """A turn of the case between its contacts (経過の区分)."""

    ASSIGNED = "assigned", _("担当を決めました")
    CLOSED = "closed", _("終了しました")
    REOPENED = "reopened", _("再開しました")
    RETITLED = "retitled", _("件名を変えました")
    SIGNATURE_ASKED = "sign_asked", _("決裁・確認を求めました")
    COMMENTED = "commented", _("責任者がコメントしました")
    SIGNED = "signed", _("責任者が確認し、署名しました")
    SENT_BACK = "sent_back", _("責任者が差し戻しました")
    SIGNATURE_DROPPED = "sign_dropped", _("決裁・確認の依頼を取り下げました")
    PROMISED = "promised", _("お返事の日を約束しました")
    PROMISE_BROKEN = "promise_broken", _("お約束の日を過ぎました")
    MORE_TIME_ASKED = "more_time_asked", _("回答期限の延長の申し出")
    MORE_TIME_GIVEN = "more_time_given", _("回答期限を延ばしました")
    MORE_TIME_DENIED = "more_time_denied", _("回答期限は延ばしません")
    RETURN_ALLOWED = "return_allowed", _("3回目の差し戻しを認めました")
    SHIELDED = "shielded", _("連絡先の保護を始めました")
    UNSHIELDED = "unshielded", _("連絡先の保護を解除しました")
    RISK_NOTED = "risk_noted", _("危険のおそれに気づきました")
    MUST_DO_TICKED = "must_do_ticked", _("かならず行うことを確かめました")
    TALK_ENDED = "talk_ended", _("話の終わりを記録しました")
    LINE_AGREED = "line_agreed", _("対応を1つに決めました")
    END_UNDONE = "end_undone", _("終了を取り消しました")
    SECTION_CALLED = "section_called", _("閉庁日に担当課へ電話しました")
    FILE_ADDED = "file_added", _("ファイルを受け取りました（検査待ち）")
    FILE_READY = "file_ready", _("ファイルの検査が終わり、開けるようになりました")
    FILE_REFUSED = "file_refused", _("ファイルを受け取れませんでした")
    FILE_REMOVED = "file_removed", _("ファイルを削除しました")
    CONSENT_GIVEN = "consent_given", _("共有への同意を記録しました")
    CONSENT_TAKEN = "consent_taken", _("共有への同意が撤回されました")
    SHARED = "shared", _("ほかの機関との共有を決めました")
    SHARE_AGREED = "share_agreed", _("2人目の職員が共有を確認しました")
    SHARE_ENDED = "share_ended", _("ほかの機関との共有を取りやめました")
    REFERRED = "referred", _("ほかの機関に紹介しました")
    REFERRAL_TAKEN = "referral_taken", _("紹介先が引き受けました")
    REFERRAL_DECLINED = "ref_declined", _("紹介先が辞退しました")
    REFERRAL_DONE = "referral_done", _("紹介先から結果の報告がありました")
    REFERRAL_REVOKED = "referral_revoked", _("紹介を取りやめました")
    REFERRAL_DUE = "referral_due", _("紹介のお返事の期日になりました")


CITIZENS_KINDS: Final = frozenset({StatementKind.WORDS, StatementKind.REPLY})
