"""The end of every sign-in of a person at once."""

from mannaka_kit.outbox import events
from tenants.accounts.events import AccessNarrowed
from tenants.accounts.models import User
from tenants.accounts.session_rows import end_rows


def end_everywhere(user: User) -> int:
    """End a person's sessions and open streams with this transaction, and return how many sessions there were.

    :raises NotInTransactionError: outside a transaction.
    """
    ended = end_rows(user.pk)
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    events.record(AccessNarrowed(user_id=user.pk))
    return ended
