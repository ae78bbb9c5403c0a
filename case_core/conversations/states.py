"""Where a conversation stands, what becomes of a message, and what may leave by a channel."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ConversationState(models.TextChoices):
    """Where a conversation stands (会話の状態)."""

    NEW = "new", _("未対応")
    OPEN = "open", _("対応中")
    DONE = "done", _("終了")


TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    ConversationState.NEW: frozenset({ConversationState.OPEN, ConversationState.DONE}),
    # Handed back it is as new; whoever comes next finds it where the new ones are.
    ConversationState.OPEN: frozenset({ConversationState.NEW, ConversationState.DONE}),
    # The citizen writes again, or staff go on.
    ConversationState.DONE: frozenset({ConversationState.NEW, ConversationState.OPEN}),
}


class ContentPolicy(models.TextChoices):
    """What may leave by a channel (内容の扱い)."""

    LINK_ONLY = "link_only", _("お知らせとリンクだけ")
    INLINE_CHAT = "inline_chat", _("会話の内容も送る")


class Place(models.TextChoices):
    """Where a message is read (読むところ)."""

    CHANNEL = "channel", _("連絡手段のアプリ")
    PAGE = "page", _("専用ページ")


class MessageState(models.TextChoices):
    """What became of a message (メッセージの状態)."""

    RECEIVED = "received", _("受け取りました")
    RETRACTED = "retracted", _("相手が取り消しました")
    UNSUPPORTED = "unsupported", _("対応していない形式")
    QUEUED = "queued", _("送信待ち")
    SENT = "sent", _("送りました")
    DELIVERED = "delivered", _("届きました")
    READ = "read", _("読まれました")
    FAILED = "failed", _("送れませんでした")


INCOMING_STATES: Final = frozenset({MessageState.RECEIVED, MessageState.RETRACTED, MessageState.UNSUPPORTED})
# What the service tells later never takes a message back: read is more than delivered, delivered more than sent.
RANKS: Final[Mapping[str, int]] = {
    MessageState.QUEUED: 0,
    MessageState.FAILED: 1,
    MessageState.SENT: 2,
    MessageState.DELIVERED: 3,
    MessageState.READ: 4,
}


class FailureReason(models.TextChoices):
    """Why a message did not leave (送れない理由)."""

    TRANSIENT = "transient", _("相手のサービスが応答しません")
    AUTH = "auth", _("連絡手段の鍵が受け付けられません")
    GONE = "gone", _("相手が受け取りを止めています")
    QUOTA = "quota", _("今月送れる数を使い切りました")
    CONTENT = "content", _("サービスがこの内容を受け付けません")
    CHANNEL_OFF = "channel_off", _("連絡手段が休止中か、取り外されています")
    PERMANENT = "permanent", _("サービスが受け付けません")
    NO_ADDRESS = "no_address", _("届かずに戻りました（宛先が使われていません）")
    NOT_NOW = "not_now", _("届かずに戻りました（受信箱がいっぱいか、相手のサーバーが応答しません）")
    RETURNED = "returned", _("届かずに戻りました（相手側で受け取りを断られました）")
    DELAYED = "delayed", _("届くのが遅れています")
    FILE = "file", _("付けたファイルが検査を通りませんでした")


NEXT_STEPS: Final[Mapping[str, str | Promise]] = {
    FailureReason.TRANSIENT: _("自動で送り直します。急ぐときは、電話などほかの方法で連絡してください。"),
    FailureReason.AUTH: _("管理者が鍵を入れ直すと、自動で送られます。急ぐときは、ほかの方法で連絡してください。"),
    FailureReason.GONE: _("この連絡手段では届きません。電話や手紙など、ほかの方法で連絡してください。"),
    FailureReason.QUOTA: _("管理者に伝えてください。急ぐときは、電話などほかの方法で連絡してください。"),
    FailureReason.CONTENT: _("文を短くするか、言い方を変えて、もう一度送ってください。"),
    FailureReason.CHANNEL_OFF: _("管理者が連絡手段を再開したら、もう一度送ってください。"),
    FailureReason.PERMANENT: _("管理者に伝えてください。急ぐときは、ほかの方法で連絡してください。"),
    FailureReason.NO_ADDRESS: _("この宛先にはもう届きません。電話や手紙など、ほかの方法で連絡してください。"),
    FailureReason.NOT_NOW: _(
        "時間をおいて、もう一度送ってください。急ぐときは、電話などほかの方法で連絡してください。"
    ),
    FailureReason.RETURNED: _(
        "迷惑メールの設定かもしれません。電話などで連絡し、市からの連絡を受け取れるようにしてもらってから、"
        "もう一度送ってください。"
    ),
    FailureReason.DELAYED: _("相手のサービスが配達を続けています。急ぐときは、電話などほかの方法で連絡してください。"),
    FailureReason.FILE: _("ファイルを付けずに、または別のファイルを付けて、もう一度お返事を書いてください。"),
}
# The service took these, and gave them back later: sent again they are new to it.
CAME_BACK: Final = frozenset({FailureReason.NO_ADDRESS, FailureReason.NOT_NOW, FailureReason.RETURNED})


class TextKind(models.TextChoices):
    """When one of the city's fixed texts is sent (定型文の種類)."""

    PURPOSE = "purpose", _("はじめの案内（利用目的）")
    RECEIVED = "received", _("受け取りました（受付時間内）")
    AFTER_HOURS = "after_hours", _("受け取りました（受付時間外）")
    CRISIS = "crisis", _("命や安全にかかわるとき")
    OTHER_TOPIC = "other_topic", _("この連絡手段で扱わない相談")
    BELL = "bell", _("お返事のお知らせ")
    LINK = "link", _("新しいリンク（なくしたとき）")
    LINKED = "linked", _("ご相談とつながったとき")
    NOT_LINKED = "not_linked", _("ご相談とつなげなかったとき")
    BOOKED = "booked", _("予約ができたとき")
    MOVED = "moved", _("予約の日時が変わったとき")
    CANCELLED = "cancelled", _("予約を取り消したとき")
    REMINDER = "reminder", _("予約の前の日")
    PLACE_TOLD = "place_told", _("オンラインの場所が決まったとき")


class LinkOutcome(models.TextChoices):
    """What came of linking an account with a case (つなぐ手続きの結果)."""

    LINKED = "linked", _("つながりました")
    REFUSED = "refused", _("サービスが認めませんでした")
    OTHER = "other", _("別のアカウントでした")
    LATE = "late", _("期限が切れていました")
    TAKEN = "taken", _("別の相談につながっていました")


class Language(models.TextChoices):
    """In which language the citizen is answered by itself (自動応答の言語)."""

    JAPANESE = "ja", _("日本語")
    ENGLISH = "en", _("英語")


def may_become(state: str, target: str) -> bool:
    """Tell whether a conversation in this state may take the other one."""
    return target in TRANSITIONS[state]
