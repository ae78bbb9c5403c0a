"""What follows from a look in an emergency: whoever must know is told by mail, too."""

from case_core.records.events import GlassBroken
from case_core.records.oversight import notices_of
from case_core.records.tasks import mail_opening_later
from mannaka_kit.outbox import events, subscribe


@subscribe(GlassBroken)
def tell_by_mail(event: GlassBroken) -> None:
    """Plan one mail for each, so that one that fails is tried again alone."""
    for notice_id in notices_of(event.opening_id):
        events.enqueue(mail_opening_later, notice_id=notice_id)
