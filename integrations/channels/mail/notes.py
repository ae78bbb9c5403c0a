"""
What the channel remembers for convenience: with which mail a citizen was last heard, and what was sent.

All of it may be gone at any time: then an answer stands under the usual subject, and a message whose sending broke off
may reach a mailbox twice, under one Message-ID.
"""

import hashlib
from contextlib import suppress
from typing import Final
from uuid import UUID

from pydantic import Field, ValidationError

from integrations.channels.mail.reading.mail import Mail
from mannaka_sdk import InboundEvent, MessageReceived, Model, SmallState

_THREADS: Final = 40
_SENT: Final = 64
_KEPT_IN_A_SLOT: Final = 12
_LONGEST_SUBJECT: Final = 100
_REFERENCES: Final = 4
_LONGEST_ID: Final = 120


class Heard(Model):
    """The last mail of a citizen."""

    person: str
    conversation: str
    message_id: str = ""
    references: tuple[str, ...] = Field(default=(), max_length=_REFERENCES)
    subject: str = ""


def note_mail(state: SmallState, event: InboundEvent, mail: Mail) -> None:
    """Remember a mail that a citizen wrote, and may be answered."""
    if not isinstance(event.body, MessageReceived) or not event.is_actionable or event.sender is None:
        return
    heard = Heard(
        person=event.sender.id,
        conversation=event.conversation.id,
        message_id=mail.message_id,
        references=mail.references[-3:],
        subject=mail.subject,
    )
    note_heard(state, heard)


def note_heard(state: SmallState, heard: Heard) -> None:
    """Remember the last mail of a citizen, in the place of somebody who was heard before."""
    kept = heard.model_copy(
        update={
            "person": _digest(heard.person),
            "subject": heard.subject[:_LONGEST_SUBJECT],
            "references": tuple(each for each in heard.references if len(each) <= _LONGEST_ID)[-_REFERENCES:],
            "message_id": heard.message_id if len(heard.message_id) <= _LONGEST_ID else "",
        }
    )
    with suppress(ValueError):
        state.put(_thread_slot(heard.person), kept.to_wire().encode())


def last_heard(state: SmallState, person: str) -> Heard | None:
    """Return the last mail of a citizen, where it is still known."""
    try:
        found = Heard.from_wire(state.get(_thread_slot(person)) or b"")
    except (ValidationError, ValueError):
        return None
    return found if found.person == _digest(person) else None


def forget(state: SmallState, person: str) -> None:
    """Forget the last mail of a citizen."""
    state.drop(_thread_slot(person))


def note_sent(state: SmallState, message: UUID) -> None:
    """Remember that a message was taken by the server."""
    slot = _sent_slot(message)
    kept = message.bytes + (state.get(slot) or b"")
    with suppress(ValueError):
        state.put(slot, kept[: _KEPT_IN_A_SLOT * len(message.bytes)])


def was_sent(state: SmallState, message: UUID) -> bool:
    """Tell whether a message is known to have been taken."""
    kept = state.get(_sent_slot(message)) or b""
    size = len(message.bytes)
    return message.bytes in {kept[at : at + size] for at in range(0, len(kept), size)}


def _digest(person: str) -> str:
    return hashlib.sha256(person.casefold().encode()).hexdigest()[:20]


def _thread_slot(person: str) -> str:
    return f"heard.{int(_digest(person), 16) % _THREADS}"


def _sent_slot(message: UUID) -> str:
    return f"sent.{message.int % _SENT}"
