"""What may go wrong with a conversation, in words for the person at the desk."""

from django.utils.translation import gettext_lazy as _

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, ConflictError, InvalidTransitionError


class ConversationNotFoundError(RecordNotFoundError):
    """There is no such conversation for this person."""

    code = "conversation.not_found"
    message = _("この会話は見つかりませんでした。")


class MessageNotFoundError(RecordNotFoundError):
    """There is no such message in the conversation."""

    code = "conversation.message_not_found"
    message = _("このメッセージは見つかりませんでした。")


class ChannelNotFoundError(RecordNotFoundError):
    """There is no such channel."""

    code = "conversation.channel_not_found"
    message = _("この連絡手段は見つかりませんでした。")


class CannedTextNotFoundError(RecordNotFoundError):
    """There is no such text."""

    code = "conversation.canned_text_not_found"
    message = _("このひな形は見つかりませんでした。")


class FileNotThereError(RecordNotFoundError):
    """There is no such file, or nothing of it can be opened."""

    code = "conversation.file_not_found"
    message = _("このファイルは開けません。")


class WordsMissingError(AnticipatedError):
    """A message says something."""

    code = "conversation.words_missing"
    message = _("内容を入力してください。")


class ConversationDoneError(InvalidTransitionError):
    """It has ended."""

    code = "conversation.done"
    message = _("この会話は終了しています。続けるときは、再開してください。")


class NotDoneError(InvalidTransitionError):
    """It goes on; there is nothing to reopen."""

    code = "conversation.not_done"
    message = _("この会話は終了していないため、再開できません。")


class NobodysError(InvalidTransitionError):
    """It is with nobody, so that nobody can hand it back."""

    code = "conversation.nobodys"
    message = _("この会話は、まだだれも受け持っていません。")


class TakenError(ConflictError):
    """A colleague took it in the meantime."""

    code = "conversation.taken"
    message = _("ほかの職員が先に受け持ちました。いまの担当を確かめてください。")


class TiedError(ConflictError):
    """It belongs to an open case already."""

    code = "conversation.tied"
    message = _("この会話は、すでに相談につながっています。")


class BlockedError(InvalidTransitionError):
    """The person takes nothing by this channel any more."""

    code = "conversation.blocked"
    message = _("相手が受け取りを止めているため、送れません。電話や手紙など、ほかの方法で連絡してください。")


class InlineNotDecidedError(InvalidTransitionError):
    """No words leave by this channel."""

    code = "conversation.inline_not_decided"
    message = _("この連絡手段では、会話の内容を送れません。専用ページに書くと、お知らせだけが届きます。")


class NothingWrittenError(AnticipatedError):
    """The citizen has written nothing that a case could begin with."""

    code = "conversation.nothing_written"
    message = _("まだ何も書かれていないため、相談を開けません。")


class CaseUnknownError(AnticipatedError):
    """No case has this number."""

    code = "conversation.case_unknown"
    message = _("この番号の相談が見つかりません。番号を確かめてください。")


class ReferenceMissingError(AnticipatedError):
    """Words leave by a channel only where the city has assessed it."""

    code = "conversation.reference_missing"
    message = _("市の検討結果（文書番号など）を入力してください。")


class UnknownVariableError(AnticipatedError):
    """A text names something that nobody fills in."""

    code = "conversation.unknown_variable"
    message = _("使えない差し込みがあります。使えるのは、下の一覧のものだけです。")


class LinkMissingError(AnticipatedError):
    """A text that leads to the page needs the link."""

    code = "conversation.link_missing"
    message = _("この文には、専用ページへのリンク（{link}）が必要です。")


class TitleTakenError(AnticipatedError):
    """Two texts of one title would be mixed up."""

    code = "conversation.title_taken"
    message = _("この題のひな形が、すでにあります。")


class LeaveAddressError(AnticipatedError):
    """Leaving quickly leads to a page of the open web, or home."""

    code = "conversation.leave_address"
    message = _("https:// で始まるアドレスを入力してください。")


class NotFailedError(InvalidTransitionError):
    """Only what did not leave is sent once more."""

    code = "conversation.not_failed"
    message = _("このメッセージは、送り直す必要がありません。")


class FilesNotCarriedError(AnticipatedError):
    """The channel carries no files."""

    code = "conversation.files_not_carried"
    message = _("この連絡手段ではファイルを送れません。送り方で「専用ページ」を選ぶと送れます。")


class LinkUsedError(AnticipatedError):
    """The link has been used, or its time is over."""

    code = "conversation.link_used"
    message = _("このリンクは、すでに使われたか、期限が切れています。")


class NoLinkPageError(AnticipatedError):
    """The service has no page for linking, or the channel rests."""

    code = "conversation.no_link_page"
    message = _("いまは、この画面から受付番号のご相談につなげません。お電話でうかがいます。")


class LinkServiceAwayError(AnticipatedError):
    """The service did not answer."""

    code = "conversation.link_service_away"
    message = _("相手のサービスから応答がありません。しばらくしてから、もう一度お試しください。")


class LinkedAlreadyError(AnticipatedError):
    """The conversation belongs to this case already."""

    code = "conversation.linked_already"
    message = _("このご相談とは、すでにつながっています。")


class LinkedElsewhereError(AnticipatedError):
    """The conversation belongs to another case that goes on."""

    code = "conversation.linked_elsewhere"
    message = _("この会話は、別のご相談とつながっています。つなぎ替えるときは、職員にお伝えください。")


class SecretUnknownError(AnticipatedError):
    """No conversation has this secret."""

    code = "conversation.secret_unknown"
    message = _("合言葉が違うようです。もう一度確かめてください。")
