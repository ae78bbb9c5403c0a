"""A conversation as its citizen sees it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from case_core.attachments.states import Standing
from case_core.conversations.errors import ConversationNotFoundError
from case_core.conversations.link_standing import LinkStanding, link_standing
from case_core.conversations.models import Conversation, Message, MessageFile
from case_core.conversations.states import ConversationState, MessageState
from case_core.conversations.texts import opening_while_closed
from mannaka_kit.ui.editions import edition_of

MOST_SHOWN: Final = 200
STATE_WORDS: Final[Mapping[str, str | Promise]] = {
    ConversationState.NEW: _("メッセージを受け取りました。職員が順番に読んで、お返事します。"),
    ConversationState.OPEN: _("担当の職員が対応しています。お返事はこの画面に出ます。"),
    ConversationState.DONE: _("この会話はいったん終わりました。続きがあるときは、下から書いてください。"),
}
_FILE_WORDS: Final[Mapping[str, str | Promise]] = {
    Standing.QUARANTINED: _("届きました（検査中）"),
    Standing.READY: _("届きました"),
    Standing.REFUSED: _("受け取れませんでした"),
    Standing.REMOVED: _("取り消しました"),
}
_OUR_FILE_WORDS: Final[Mapping[str, str | Promise]] = {
    Standing.QUARANTINED: _("準備しています"),
    Standing.READY: "",
    Standing.REFUSED: _("開けません。相談センターに知らせてください。"),
    Standing.REMOVED: _("取り消しました"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """A file of a message: its name, where it stands, and the id by which a file of ours can be opened."""

    name: str
    words: str
    opens: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """One message: who wrote it, and whether the centre has read it."""

    at: datetime
    is_from_citizen: bool
    body: str
    is_read: bool  # by the centre; what the citizen has read, nobody tells them
    is_taken_back: bool
    is_unsupported: bool
    files: tuple[PageFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The whole page: where the conversation stands, in plain words, and what was written."""

    conversation_id: int
    state_words: str
    next_opening: str
    is_done: bool
    has_secret: bool
    link: LinkStanding
    entries: tuple[PageEntry, ...]

    @property
    def edition(self) -> str:
        """Return a short name for what of it becomes new while it is open."""
        return edition_of(self.state_words, self.next_opening, self.is_done, self.entries)


def page_now(conversation_id: int, *, at: datetime) -> PageView:
    """
    Return what the citizen's page would show; whoever shows it calls the action `read_page` instead.

    :raises ConversationNotFoundError: there is no such conversation.
    """
    return page_view_of(conversation_of_page(conversation_id), at=at)


def conversation_of_page(conversation_id: int) -> Conversation:
    """
    Return the conversation of a citizen's page.

    :raises ConversationNotFoundError: there is none.
    """
    conversation = Conversation.objects.select_related("owner", "channel", "case").filter(pk=conversation_id).first()
    if conversation is None:
        raise ConversationNotFoundError
    return conversation


def page_view_of(conversation: Conversation, *, at: datetime) -> PageView:
    """
    Return what the citizen sees: their own messages by either way, and what the city wrote, but for bells.

    Where the centre is closed, it says when somebody reads on.
    """
    return PageView(
        conversation_id=conversation.pk,
        state_words=str(STATE_WORDS[conversation.state]),
        next_opening="" if conversation.is_done else opening_while_closed(at),
        is_done=conversation.is_done,
        has_secret=bool(conversation.return_hash),
        link=link_standing(conversation),
        entries=tuple(_entries(conversation)),
    )


def _entries(conversation: Conversation) -> Iterator[PageEntry]:
    # Neither what a stranger wrote about the person, nor what a machine wrote for them.
    told = conversation.messages.filter(texts=[], stranger="", is_machines=False).prefetch_related("files")
    for message in reversed(told.order_by("-at", "-pk")[:MOST_SHOWN]):
        yield PageEntry(
            at=message.at,
            is_from_citizen=message.is_incoming,
            body=message.body,
            is_read=_is_read(message, conversation),
            is_taken_back=message.state == MessageState.RETRACTED,
            is_unsupported=bool(message.unsupported),
            files=tuple(_file(file, is_ours=not message.is_incoming) for file in message.files.all()),
        )


def _is_read(message: Message, conversation: Conversation) -> bool:
    read_at = conversation.staff_read_at
    return message.is_incoming and read_at is not None and message.at <= read_at


def _file(file: MessageFile, *, is_ours: bool) -> PageFile:
    words = _OUR_FILE_WORDS if is_ours else _FILE_WORDS
    opens = file.pk if is_ours and file.is_ready else None
    return PageFile(name=file.name or str(_("ファイル")), words=str(words[file.standing]), opens=opens)
