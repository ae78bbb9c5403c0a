"""Settle by which service booths talk, and which number to call instead."""

import re
from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.meetings.errors import DialInError, MeetingChannelError
from case_core.meetings.models import MeetingRules
from case_core.meetings.policies import can_settle_meetings
from case_core.meetings.rules import THE_ONE
from mannaka_kit import audit, japanese
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.plugins.kinds import meeting_channels

_NUMBER: Final = re.compile(r"\+?[0-9][0-9()-]{4,28}")


@transaction.atomic
def change_meeting_rules(
    *, booth_channel_id: int | None, dial_in: str, dial_in_words: str, actor: Actor, at: datetime
) -> MeetingRules:
    """
    Settle both; without a service booths talk by telephone alone.

    :raises NotAllowedError: the actor is no administrator.
    :raises MeetingChannelError: it is no meeting service of the city that is at work.
    :raises DialInError: it is no number that one can call.
    """
    require(can_settle_meetings(actor))
    if booth_channel_id is not None and not meeting_channels().filter(pk=booth_channel_id).exists():
        raise MeetingChannelError(field="booth_channel_id")
    number = japanese.fold_width(dial_in).replace(" ", "")
    if number and not _NUMBER.fullmatch(number):
        raise DialInError(field="dial_in")
    told = {"booth_channel_id": booth_channel_id, "dial_in": number, "dial_in_words": dial_in_words.strip()}
    settled, _made = MeetingRules.objects.update_or_create(pk=THE_ONE, defaults=told)
    details = {"booth_channel": booth_channel_id or 0, "has_number": bool(number)}
    audit.record("meeting.rules_changed", actor=actor, target=settled, at=at, details=details)
    return settled
