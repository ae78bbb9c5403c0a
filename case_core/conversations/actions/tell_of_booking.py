"""Tell somebody of their booking where they write to us."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.models import Booking
from case_core.conversations.locks import locked_conversation
from case_core.conversations.models import Message
from case_core.conversations.queueing import FixedMessage, queue_fixed
from case_core.conversations.rules import settled_for
from case_core.conversations.states import TextKind
from case_core.conversations.turns import record_turn
from mannaka_kit import audit


@transaction.atomic
def tell_of_booking(*, conversation_id: int, booking_id: int, kind: TextKind, at: datetime) -> Message:
    """
    Let a notice of a booking leave by the channel of a conversation.

    :raises ConversationNotFoundError: there is no such conversation.
    """
    conversation = locked_conversation(conversation_id)
    booking = Booking.objects.get(pk=booking_id)
    settled = settled_for(conversation.channel_id)
    message = queue_fixed(conversation, FixedMessage(kinds=[kind], settled=settled, booking=booking), at=at)
    told = {"kind": kind.value}
    record_turn("conversation.booking_told", conversation, actor=audit.SYSTEM, target=message, at=at, details=told)
    return message
