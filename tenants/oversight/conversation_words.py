"""What is done in conversations and on the citizen's page, in the auditor's words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONVERSATION_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "canned_text.kept": _("お返事のひな形を書いた"),
    "canned_text.removed": _("お返事のひな形を削除した"),
    "channel_rules.changed": _("連絡手段が扱う分野と、はじめの案内を決めた"),
    "channel_rules.policy_decided": _("連絡手段から何を送るかを決めた"),
    "conversation.answered": _("会話で返事をした"),
    "conversation.assigned": _("会話の担当を決めた"),
    "conversation.blocked": _("相手が連絡手段の受け取りを止めた"),
    "conversation.booking_told": _("予約のことを会話で知らせた"),
    "conversation.chosen": _("相手が選択肢を選んだ"),
    "conversation.file_opened": _("会話のファイルを開いた"),
    "conversation.file_ready": _("会話のファイルの検査が済んだ"),
    "conversation.file_refused": _("会話のファイルが、検査を通らなかった"),
    "conversation.finished": _("会話を終了した"),
    "conversation.followed": _("相手が連絡手段の受け取りを始めた"),
    "conversation.handed_back": _("会話を受信箱に戻した"),
    "conversation.link_begun": _("市民が、会話を受付番号の相談とつなぐ手続きを始めた"),
    "conversation.link_refused": _("会話を、受付番号の相談とつなげなかった"),
    "conversation.linked": _("会話が、受付番号の相談とつながった"),
    "conversation.listed": _("会話の一覧を見た"),
    "conversation.marked_read": _("会話のメッセージを既読にした"),
    "conversation.message_came": _("会話にメッセージが届いた"),
    "conversation.message_delivered": _("会話のメッセージが相手に届いた"),
    "conversation.message_failed": _("会話のメッセージを送れなかった"),
    "conversation.message_late": _("会話のメッセージが遅れていると知らされた"),
    "conversation.message_read": _("会話のメッセージが読まれた"),
    "conversation.message_sent": _("会話のメッセージを送った"),
    "conversation.message_sent_again": _("送れなかったメッセージを、もう一度送ることにした"),
    "conversation.message_taken_back": _("相手がメッセージを取り消した"),
    "conversation.message_waits": _("会話のメッセージを、あとで送り直すことにした"),
    "conversation.name_told": _("相手のサービスでの名前が届いた"),
    "conversation.read": _("会話を見た"),
    "conversation.reopened": _("会話を再開した"),
    "conversation.taken_over": _("会話を受け持った"),
    "conversation.taken_up": _("会話から相談を開いた"),
    "conversation.tied": _("会話を相談につないだ"),
    "conversation_rules.changed": _("急ぎの言葉と、すぐ離れる先を変えた"),
    "fixed_text.changed": _("自動で送る文を変えた"),
    "talkpage.file_opened": _("市民が、お返事に付けたファイルを開いた"),
    "talkpage.opened": _("市民が専用ページを開いた"),
    "talkpage.read": _("市民が専用ページを見た"),
    "talkpage.refused": _("専用ページのリンクか合言葉が違っていた"),
    "talkpage.secret_given": _("専用ページに戻る合言葉を渡した"),
    "talkpage.written": _("市民が専用ページに書いた"),
}
CONVERSATION_TARGETS: Final[Mapping[str, str | Promise]] = {
    "conversations.accountlink": _("つなぐ手続き"),
    "conversations.cannedtext": _("お返事のひな形"),
    "conversations.channelrules": _("連絡手段の取り決め"),
    "conversations.conversation": _("会話"),
    "conversations.conversationrules": _("会話の取り決め"),
    "conversations.fixedtext": _("自動で送る文"),
    "conversations.message": _("会話のメッセージ"),
    "conversations.messagefile": _("会話のファイル"),
    "conversations.pagelink": _("専用ページのリンク"),
}
CONVERSATION_AREAS: Final[Mapping[str, str | Promise]] = {
    "conversation.": _("会話"),
    "talkpage.": _("市民の専用ページ"),
    "conversation_rules.": _("会話の取り決め"),
    "channel_rules.": _("連絡手段の取り決め"),
    "fixed_text.": _("自動で送る文"),
    "canned_text.": _("お返事のひな形"),
}
