"""Files on their way to whoever may read them: only what was checked, and each opening is recorded."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from case_core.attachments.selectors import Opened
from case_core.cases.states import Direction
from case_core.conversations.errors import FileNotThereError
from case_core.conversations.file_links import file_behind
from case_core.conversations.models import MessageFile
from case_core.conversations.policies import can_converse
from case_core.conversations.safe_copies import safe_copy
from case_core.conversations.selectors import conversations_visible_to
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def open_file(viewer: Actor, *, conversation_id: int, file_id: int) -> Opened:
    """
    Return the safe copy of a file, or the document itself where it has none, and record that the viewer opened it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises FileNotThereError: there is no such file, or it was not checked, refused or taken back.
    """
    require(can_converse(viewer))
    visible = conversations_visible_to(viewer).filter(pk=conversation_id)
    files = MessageFile.objects.select_related("message__conversation")
    file = files.filter(pk=file_id, message__conversation__in=visible.values("pk")).first()
    if file is None or not file.is_ready:
        raise FileNotThereError
    conversation = file.message.conversation
    audit.record("conversation.file_opened", actor=viewer, target=file, at=clock.now(), case_id=conversation.case_id)
    return safe_copy(file)


@transaction.atomic
def open_file_on_page(*, conversation_id: int, file_id: int, at: datetime) -> Opened:
    """
    Return a file that the centre wrote to the citizen whose page is open, and record that they opened it.

    :raises FileNotThereError: there is no such file on this page, or it was not checked.
    """
    ours = MessageFile.objects.filter(message__direction=Direction.OUTGOING, message__conversation=conversation_id)
    return _opened_by_citizen(ours.select_related("message__conversation").filter(pk=file_id).first(), at=at)


@transaction.atomic
def open_file_behind(*, key: UUID, sign: str, at: datetime) -> Opened:
    """
    Return a file that an answer carried, to the service or the person that has its address, and record it.

    :raises FileNotThereError: the address leads to nothing, or to nothing any more.
    """
    return _opened_by_citizen(file_behind(key, sign, at=at), at=at)


def _opened_by_citizen(file: MessageFile | None, *, at: datetime) -> Opened:
    if file is None or not file.is_ready:
        raise FileNotThereError
    case_id = file.message.conversation.case_id
    audit.record("talkpage.file_opened", actor=audit.CITIZEN, target=file, at=at, case_id=case_id)
    return safe_copy(file)
