"""To which conversation a mail belongs."""

from dataclasses import dataclass
from typing import Final

from integrations.channels.mail.reading.mail import Mail
from integrations.channels.mail.tokens import Signs, new_conversation, tokens_in

_UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mail belongs."""

    conversation: str
    is_strangers: bool = False
    """Whether somebody else wrote into the conversation than the one to whom its sign was sent."""


def place_of(mail: Mail, *, signs: Signs, fallback: str) -> Place:
    """
    Return where a mail belongs.

    A sign of ours leads into its conversation: as the citizen's own words where it was sent to this very sender, else
    as a stranger's, whom nothing is answered. Without a sign it is the sender's own thread, by the first mail of it; a
    mail that follows none begins a new one.
    """
    person = mail.sender.address if mail.sender else _UNKNOWN
    read = [signs.read(token, person) for token in tokens_in(mail.recipients, mail.references)]
    ours = [sign for sign in read if sign is not None]
    mine = next((sign for sign in ours if sign.is_of_sender), None)
    if mine is not None:
        return Place(conversation=mine.conversation)
    if ours:
        return Place(conversation=ours[0].conversation, is_strangers=True)
    root = next(iter(mail.references), mail.message_id) or fallback
    return Place(conversation=new_conversation(person, root))
