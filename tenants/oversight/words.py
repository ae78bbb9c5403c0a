"""The audit's codes in the auditor's words; a code without words is shown as it is."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry

from tenants.accounts.roles import Role

Words = Mapping[str, str | Promise]

# The first part of a code, and what it is about.
AREAS: Final[Words] = {
    "case.": _("相談"),
    "contact.": _("連絡の記録"),
    "handover.": _("引き継ぎ"),
    "summons.": _("呼び出し"),
    "room.": _("相談室"),
    "desk.": _("呼び出しの決まり"),
    "record.": _("限定記録"),
    "approval.": _("決裁・確認"),
    "business.": _("経営相談"),
    "household.": _("家計相談"),
    "receipt.": _("受付の控え"),
    "draft.": _("書きかけ"),
    "portal.": _("市民の画面"),
    "person.": _("相談した方"),
    "city.": _("市区町村"),
    "sign_in.": _("サインイン"),
    "staff.": _("職員"),
    "section.": _("課"),
    "hours.": _("開所時間"),
    "cms.": _("公開ページ"),
    "token.": _("接続用の鍵"),
    "ledger.": _("これまでの台帳"),
    "figures.": _("統計"),
    "audit.": _("操作の記録"),
}
ACTIONS: Final[Words] = {
    "audit.read": _("操作の記録を見た"),
    "case.answered": _("お返事を送った"),
    "case.assigned": _("担当を決めた"),
    "case.closed": _("相談を終了した"),
    "case.message_added": _("メッセージを書き足した"),
    "case.message_read": _("メッセージを読んだ"),
    "case.opened": _("相談を受け付けた"),
    "case.printed": _("相談を印刷した"),
    "case.read": _("相談を見た"),
    "case.reopened": _("相談を再開した"),
    "case.listed": _("相談の一覧を見た"),
    "case.searched": _("相談をさがした"),
    "city.marked_as_demo": _("市区町村をお試し用と記した"),
    "city.resumed": _("市区町村の画面を再び開いた"),
    "city.suspended": _("市区町村の画面を閉じた"),
    "contact.recorded": _("連絡を記録した"),
    "desk.rules_changed": _("呼び出しの返事を待つ時間を変えた"),
    "figures.exported": _("統計を取り出した"),
    "draft.discarded": _("書きかけを捨てた"),
    "draft.finished": _("書きかけを送った"),
    "draft.purged": _("古い書きかけを消した"),
    "draft.started": _("書きはじめた"),
    "handover.acknowledged": _("引き継ぎを受け取った"),
    "handover.listed": _("引き継ぎの一覧を見た"),
    "handover.read": _("引き継ぎを見た"),
    "handover.reported_back": _("引き継ぎに回答した"),
    "handover.returned": _("引き継ぎを差し戻した"),
    "handover.sent": _("課に引き継いだ"),
    "handover.waived": _("回答を待たずに進めた"),
    "hours.change_withdrawn": _("時間の変更を取り消した"),
    "hours.changed": _("開所時間を変えた"),
    "hours.special_day_added": _("特別の日を加えた"),
    "hours.special_day_removed": _("特別の日を取り消した"),
    "ledger.imported": _("これまでの台帳を取り込んだ"),
    "person.added": _("相談した方を登録した"),
    "person.changed": _("相談した方の登録を変えた"),
    "person.named": _("匿名だった方の名前を登録した"),
    "person.read": _("相談した方の登録を見た"),
    "person.searched": _("以前に相談した方をさがした"),
    "portal.mailed": _("お知らせメールを送った"),
    "portal.mails_asked": _("お知らせメールを希望した"),
    "portal.read": _("受付番号の画面を見た"),
    "portal.refused": _("受付番号か合言葉が違った"),
    "receipt.issued": _("受付番号と合言葉を渡した"),
    "record.glass_broken": _("限定記録を緊急に開いた"),
    "record.listed": _("限定記録の一覧を見た"),
    "record.member_added": _("限定記録を閲覧できる職員を加えた"),
    "record.member_removed": _("限定記録を閲覧できる職員を外した"),
    "record.notice_seen": _("緊急閲覧のお知らせを確認した"),
    "record.opened": _("限定記録を作った"),
    "record.opening_read": _("緊急閲覧の理由を見た"),
    "record.opening_reviewed": _("緊急閲覧を検証した"),
    "record.openings_listed": _("緊急閲覧の一覧を見た"),
    "record.read": _("限定記録を見た"),
    "record.rules_changed": _("限定記録の決まりを変えた"),
    "record.written": _("限定記録に書き込んだ"),
    "room.changed": _("相談室の内容を変えた"),
    "room.created": _("相談室を加えた"),
    "room.ended": _("相談室の廃止を決めた"),
    "section.changed": _("課の内容を変えた"),
    "section.created": _("課を加えた"),
    "section.ended": _("課の廃止を決めた"),
    "sign_in.confirmed": _("ご本人の確認をした"),
    "sign_in.ended": _("サインアウトした"),
    "sign_in.failed": _("サインインに失敗した"),
    "sign_in.notice_mailed": _("サインインのお知らせをメールで送った"),
    "sign_in.notices_seen": _("サインインのお知らせを確認した"),
    "sign_in.other_sessions_ended": _("ほかの端末のサインインを終わらせた"),
    "sign_in.passkey_added": _("パスキーを登録した"),
    "sign_in.passkey_removed": _("パスキーの登録を外した"),
    "sign_in.passkey_renamed": _("パスキーの名前を変えた"),
    "sign_in.recovery_codes_made": _("リカバリーコードを作った"),
    "sign_in.recovery_codes_saved": _("リカバリーコードを保管した"),
    "sign_in.rule_changed": _("サインインの決まりを変えた"),
    "sign_in.second_factor_added": _("認証アプリを登録した"),
    "sign_in.second_factor_removed": _("認証アプリの登録を外した"),
    "sign_in.session_ended": _("端末のサインインを終わらせた"),
    "sign_in.succeeded": _("サインインした"),
    "staff.created": _("職員を加えた"),
    "staff.deactivated": _("職員の利用を停止した"),
    "staff.password_changed": _("自分のパスワードを変えた"),
    "staff.password_reset": _("新しいパスフレーズを作った"),
    "staff.reactivated": _("職員の利用を再開した"),
    "staff.renamed": _("職員の氏名を変えた"),
    "staff.role_granted": _("役割を付けた"),
    "staff.role_revoked": _("役割を外した"),
    "staff.second_factor_removed": _("職員の2つめの確認を外した"),
    "staff.sessions_ended": _("職員のサインインを終わらせた"),
    "summons.answered": _("行くと返事をした"),
    "summons.arrived": _("職員の到着を記録した"),
    "summons.declined": _("行けないと伝えた"),
    "summons.escalated": _("返事のない呼び出しを課の責任者に伝えた"),
    "summons.left": _("職員の退室を記録した"),
    "summons.listed": _("呼び出しの一覧を見た"),
    "summons.made": _("担当課を呼び出した"),
    "summons.read": _("呼び出しを見た"),
    "summons.sat_in": _("同席を記録した"),
    "summons.withdrawn": _("呼び出しを取り消した"),
    "token.created": _("接続用の鍵を作った"),
    "token.revoked": _("接続用の鍵を止めた"),
}
TARGETS: Final[Words] = {
    "accounts.accountnotice": _("サインインのお知らせ"),
    "accounts.rolegrant": _("役割"),
    "accounts.signedinsession": _("サインイン中の端末"),
    "accounts.signinrule": _("サインインの決まり"),
    "accounts.user": _("職員"),
    "api_tokens.apitoken": _("接続用の鍵"),
    "cases.case": _("相談"),
    "cases.contact": _("連絡の記録"),
    "desk.deskrules": _("呼び出しの決まり"),
    "desk.room": _("相談室"),
    "desk.summons": _("呼び出し"),
    "drafts.draft": _("書きかけ"),
    "handovers.handover": _("引き継ぎ"),
    "hours.regularhours": _("開所時間"),
    "hours.specialday": _("特別の日"),
    "intake.receipt": _("受付の控え"),
    "mailings.citizenmail": _("お知らせメール"),
    "organisation.section": _("課"),
    "parties.person": _("相談した方"),
    "records.compartment": _("限定記録"),
    "records.opening": _("緊急閲覧"),
    "records.recordrules": _("限定記録の決まり"),
    "records.sealedentry": _("限定記録の記載"),
    "wagtailcore.modellogentry": _("公開ページの操作"),
    "wagtailcore.pagelogentry": _("公開ページの操作"),
}
ACTORS: Final[Words] = {
    **{role.value: role.label for role in Role},
    "anonymous": _("サインイン前の方"),
    "citizen": _("市民"),
    "none": _("役割なし"),
    "operator": _("運用担当"),
    "staff": _("職員"),
    "system": _("システム"),
}
_PAGES: Final = "cms."


def action_words(code: str) -> str:
    """Say what was done; what the pages' editor did is said in the editor's own words."""
    if code.startswith(_PAGES) and registry.action_exists(code.removeprefix(_PAGES)):
        return str(registry.get_action_label(code.removeprefix(_PAGES)))
    return str(ACTIONS.get(code, code))


def target_words(kind: str) -> str:
    """Say what kind of thing it was done to."""
    return str(TARGETS.get(kind, kind))


def actor_words(label: str) -> str:
    """Say in which roles somebody did it."""
    return "・".join(str(ACTORS.get(part, part)) for part in label.split("+"))
