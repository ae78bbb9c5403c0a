"""The forms of which a half-written text is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormName(models.TextChoices):
    """Which form a draft belongs to (書きかけの種類); what the house knows of each stands in `kept.KEPT`."""

    INTAKE = "intake", _("新しい相談")
    CONTACT = "case.contact", _("記録する")
    REPLY = "case.reply", _("お返事を書く")
    CLOSE = "case.close", _("終了する")
    REOPEN = "case.reopen", _("再開する")
    PROMISE = "case.promise", _("お返事の日を約束する")
    HAND_OVER = "handover.send", _("引き継ぐ")
    WAIVE = "handover.waive", _("回答を待たずに進める")
    REPORT = "handover.report", _("回答する")
    RETURN = "handover.return", _("差し戻す")
    EXTENSION = "handover.extension", _("回答期限の延長を申し出る")
    EXTENSION_ANSWER = "handover.decide", _("延長の申し出に返事をする")
    ALLOW_RETURN = "handover.allow_return", _("3回目の差し戻しを認める")
    INCIDENT = "incident.record", _("窓口での出来事を記録する")
    INCIDENT_DECISION = "incident.decide", _("これからの対応を決める")
    AGREED_LINE = "incident.line", _("対応を1つに決める")
    CARE = "incident.care", _("つらかったとき")
    RECORD_ENTRY = "record.write", _("限定記録に書き込む")
    READING = "approval.reading", _("確認を頼む")
    ENDING = "approval.closing", _("終了の決裁を求める")
    APPROVAL = "approval.decide", _("決裁・確認")
    BUSINESS = "sheet.business", _("事業者を記録する")
    SESSION = "sheet.session", _("経営相談の回を記録する")
    BUDGET = "sheet.budget", _("月の家計表を加える")
    BUDGET_CHANGE = "sheet.budget_change", _("月の家計表を直す")
    DEBT = "sheet.debt", _("借入れを加える")
    DEBT_CHANGE = "sheet.debt_change", _("借入れを直す")
    TALK = "talk.end", _("話の終わりを記録する")
    RISK = "risk.note", _("気づいたことを記録する")
    WHY_NOT = "risk.why_not", _("行わなかった理由")
    PERSON = "person.change", _("この方の登録")
    CASE_PERSON = "case_person.add", _("関係者を加える")
    PLACE = "case_person.change", _("関係者の登録を変える")
    TIE = "case_person.tie", _("関係者どうしの間柄")
    SHIELD = "shield.set", _("連絡先の保護")
    CONSENT = "consent.record", _("同意を記録する")
    SHARE = "share.grant", _("ほかの機関と共有する")
    REFER = "referral.send", _("ほかの機関に紹介する")
    CONVERSATION = "conversation.reply", _("会話のお返事")
    SHIELD_BESIDE = "shield.set_beside", _("関係者の連絡先の保護")
