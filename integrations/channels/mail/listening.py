"""Listening at the mailbox, where its server tells by itself that a mail came (IMAP IDLE)."""

from typing import Final

from integrations.channels.mail.imap import LineImap, mailbox, open_folder
from integrations.channels.mail.settings import MailConfig, MailSecrets, Way
from mannaka_sdk import Context, PermanentError

_AROUND: Final = 30.0
"""Seconds for signing in before, and hanging up after."""


def wait_for_mail(ctx: Context[MailConfig, MailSecrets], within_s: float) -> bool:
    """
    Wait until a mail comes; false where none did within the seconds.

    What came just before is no news here: the next look into the mailbox finds it anyhow.

    :raises PermanentError: if mails are not fetched, or the server tells nothing by itself.
    :raises PluginError: the one that tells the host what to do next.
    """
    if ctx.config.way is Way.DIRECT:
        raise PermanentError("mails are delivered here, there is nothing to listen to")
    with mailbox(ctx, within_s=within_s + _AROUND) as imap:
        if not _can_tell(imap):
            raise PermanentError("the server for receiving tells nothing by itself")
        open_folder(imap, ctx.config.folder)
        return imap.idle(within_s)


def _can_tell(imap: LineImap) -> bool:
    _, told = imap.capability()  # some servers say it only once somebody is signed in
    return b"IDLE" in b" ".join(each for each in told if each).upper().split()
