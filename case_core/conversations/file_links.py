"""
Addresses at which a service, and the person behind it, gets a file that an answer carries.

The city closes them: with time, with the file, and with the decision that words may leave by the channel.
"""

import hmac
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from case_core.conversations.models import MessageFile
from case_core.conversations.rules import settled_for
from case_core.conversations.states import Place
from mannaka_kit import crypto
from mannaka_kit.ui.addresses import whole_address

LASTS: Final = timedelta(days=7)
_PURPOSE: Final = "conversation-file-link"


def address_of_file(file: MessageFile) -> str:
    """Return the whole address at which a file of an answer can be fetched for a while."""
    return whole_address("talkpage:sent_file", file.key, _sign(file.key))


def file_behind(key: UUID, sign: str, *, at: datetime) -> MessageFile | None:
    """Return the file that an address leads to, None where it leads to none, or to none any more."""
    if not hmac.compare_digest(_sign(key).encode(), sign.encode()):
        return None
    ours = MessageFile.objects.select_related("message__conversation").exclude(message__author=None)
    file = ours.filter(key=key, message__place=Place.CHANNEL, message__at__gt=at - LASTS).first()
    if file is None or not file.is_ready:
        return None
    return file if settled_for(file.message.conversation.channel_id).lets_words_out else None


def _sign(key: UUID) -> str:
    return crypto.fingerprint(str(key), purpose=_PURPOSE)
