"""Look again at files whose check was lost: no file waits for ever because a row was given up."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from case_core.attachments.models import Attachment
from case_core.attachments.trying import try_again_later
from mannaka_kit import clock
from mannaka_kit.outbox import events

LONG: Final = timedelta(hours=1)
AT_ONCE: Final = 200


@transaction.atomic
def check_forgotten() -> int:
    """Plan another check of up to 200 files that nobody has tried to check for an hour, and return how many."""
    since = clock.now() - LONG
    untried = Q(held_at__isnull=True, added_at__lt=since) | Q(held_at__lt=since)
    forgotten = list(Attachment.objects.waiting().filter(untried).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    for attachment_id in forgotten:
        events.enqueue(try_again_later, attachment_id=attachment_id)
    return len(forgotten)
