"""Files on their way to staff: only what was checked, and each opening is recorded."""

from django.db import transaction

from case_core.attachments import vault
from case_core.attachments.kinds import CONTENT_TYPES, PICTURES, extension_of
from case_core.attachments.selectors import Opened
from case_core.conversations.errors import FileNotThereError
from case_core.conversations.models import MessageFile
from case_core.conversations.policies import can_converse
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
    part: vault.Part = "copy" if file.copy_extension else "original"
    extension = file.copy_extension or extension_of(file.name)
    stem = file.name.rpartition(".")[0] or file.name
    return Opened(
        content=vault.get(file.key, part),
        name=f"{stem}.{extension}",
        content_type=CONTENT_TYPES[extension],
        is_picture=file.kind in PICTURES,
    )
