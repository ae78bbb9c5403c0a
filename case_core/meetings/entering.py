"""Let somebody into a meeting: the way in is made at the click, told to one person, and kept nowhere."""

from datetime import datetime

import structlog

from case_core.meetings.actions.note_entrance import note_entrance
from case_core.meetings.actions.remake_meeting import remake_meeting
from case_core.meetings.errors import MeetingServiceAwayError
from mannaka_kit import clock
from mannaka_sdk import AccessLink, PluginError, RecipientGoneError
from tenants.accounts.actor import Actor
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.meeting import way_in
from tenants.partners.actor import PartnerActor
from tenants.plugins.errors import PluginNotFoundError

log = structlog.get_logger(__name__)


def enter_meeting(
    *, meeting_id: int, at: datetime, actor: Actor | None = None, listener: PartnerActor | None = None
) -> AccessLink:
    """
    Return a way into a meeting: to lead it for the centre's staff, to listen for a body, as a guest without either.

    Call it outside of every transaction: a service is asked, while a person waits.

    :raises NotAllowedError: the actor is not of the centre.
    :raises MeetingNotFoundError: there is no such meeting.
    :raises MeetingNotOpenError: its time has not come, or is over.
    :raises MeetingNotReadyError: its service has not made it.
    :raises MeetingServiceAwayError: its service gives no way in just now.
    """
    entry = note_entrance(meeting_id=meeting_id, at=at, actor=actor, listener=listener)
    try:
        return way_in(channel_id=entry.channel_id, ref=entry.ref, name=entry.name, role=entry.role, lasts=entry.lasts)
    except RecipientGoneError:
        remake_meeting(meeting_id=meeting_id, ref=entry.ref, at=clock.now())
        raise MeetingServiceAwayError from None
    except (PluginError, ChannelNotAtWorkError, PluginNotFoundError) as error:
        log.warning("meetings.no_way_in", meeting_id=meeting_id, kind=type(error).__name__)
        raise MeetingServiceAwayError from None
