"""Bringing a file of a mail that lies in the mailbox."""

from typing import Final

from integrations.channels.mail.events import WHOLE
from integrations.channels.mail.imap import bring, mailbox, open_folder
from integrations.channels.mail.polling import LARGEST
from integrations.channels.mail.reading.mail import file_in
from integrations.channels.mail.reading.structure import File
from integrations.channels.mail.settings import MailConfig, MailSecrets
from mannaka_sdk import Context, MediaPart, PermanentError

CHUNK: Final = 4 * 1024


def fetch(ctx: Context[MailConfig, MailSecrets], media: MediaPart) -> tuple[File, bytes]:
    """
    Return a file and what is in it.

    :raises PluginError: the one that tells the host what to do next.
    """
    validity, uid, path = _parts_of(media.ref)
    with mailbox(ctx, within_s=110.0) as imap:
        if open_folder(imap, ctx.config.folder)[0] != validity:
            raise PermanentError("the mailbox was set up anew since the mail came")
        raw = bring(imap, uid, most=LARGEST)
    if raw is None:
        raise PermanentError("the mail is not in the mailbox any more")
    found = (File(path=WHOLE, name="mail.eml", media_type="message/rfc822", size=len(raw)), raw)
    if path != WHOLE:
        found = file_in(raw, path) or _nowhere()
    return found


def _nowhere() -> tuple[File, bytes]:
    raise PermanentError("the mail has no such file")


def _parts_of(ref: str) -> tuple[int, int, str]:
    validity, _, rest = ref.partition(".")
    uid, _, path = rest.partition(".")
    if not (validity.isdecimal() and uid.isdecimal() and path.replace(".", "").isdecimal()):
        raise PermanentError("the file's name is none of this channel")
    return int(validity), int(uid), path
