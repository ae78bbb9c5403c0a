"""What Zoom is asked for: one meeting for each key, with a lobby, without recording, and doors that end."""

import math
import secrets
import string
from collections.abc import Mapping
from datetime import UTC, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from pydantic import ValidationError

from integrations.meetings.zoom.service import call, path_of
from integrations.meetings.zoom.tokens import ZoomContext
from mannaka_sdk import (
    AccessLink,
    Attendee,
    Meeting,
    MeetingPhase,
    MeetingRef,
    MeetingSpec,
    MeetingState,
    TransientError,
)

SCHEDULED: Final = 2
NO_REGISTRATION: Final = 2
MOST_PAGES: Final = 20
START_URL_LASTS: Final = timedelta(hours=2)
LONGEST_NAME: Final = 60
LONGEST_TTL: Final = 7_776_000
_PHASES: Final[Mapping[str, MeetingPhase]] = {"started": MeetingPhase.RUNNING, "finished": MeetingPhase.ENDED}
# Zoom's own settings may widen what the account's administrator allows; these are said with every meeting.
_CLOSED: Final[Mapping[str, Any]] = {
    "join_before_host": False,
    "use_pmi": False,
    "auto_recording": "none",
    "auto_start_meeting_summary": False,
    "auto_start_ai_companion_questions": False,
    "approval_type": NO_REGISTRATION,
    "registrants_email_notification": False,
    "alternative_hosts_email_notification": False,
    "meeting_authentication": False,
}


def key_of(spec_id: UUID) -> str:
    """Return what is written into the meeting's description, to find it again: Zoom takes no key with a request."""
    return f"mannaka {spec_id.hex}"


async def find_or_make(ctx: ZoomContext, spec: MeetingSpec) -> Meeting:
    """
    Return the meeting of a key; it is made where the host has none with it.

    :raises PluginError: the one that tells the host what to do next.
    """
    found = await _find(ctx, spec)
    if found is None:
        asked = _asked(spec) | {"password": new_passcode(), "agenda": key_of(spec.id)}
        return _meeting(await call(ctx, "POST", path_of("users", spec.host, "meetings"), asked))
    meeting = _meeting(found)
    is_as_wanted = (meeting.starts_at, meeting.lasts) == (spec.starts_at, _minutes(spec) * timedelta(minutes=1))
    return meeting if is_as_wanted else await change(ctx, meeting.ref, spec)


async def change(ctx: ZoomContext, ref: MeetingRef, spec: MeetingSpec) -> Meeting:
    """
    Move or change a meeting.

    :raises PluginError: the one that tells the host what to do next.
    """
    await call(ctx, "PATCH", path_of("meetings", ref.id), _asked(spec))
    return Meeting(ref=ref, starts_at=spec.starts_at, lasts=timedelta(minutes=_minutes(spec)))


async def remove(ctx: ZoomContext, ref: MeetingRef) -> None:
    """
    Remove a meeting; Zoom writes to nobody about it.

    :raises PluginError: the one that tells the host what to do next.
    """
    silently = urlencode({"schedule_for_reminder": "false", "cancel_meeting_reminder": "false"})
    await call(ctx, "DELETE", f"{path_of('meetings', ref.id)}?{silently}")


async def start_link(ctx: ZoomContext, ref: MeetingRef) -> AccessLink:
    """
    Return the way in for the host, which is made anew each time and lasts two hours whatever is wished.

    :raises PluginError: the one that tells the host what to do next.
    """
    found = await call(ctx, "GET", path_of("meetings", ref.id))
    return _link({"url": found.get("start_url"), "expires_at": ctx.clock.now() + START_URL_LASTS})


async def invite_link(ctx: ZoomContext, ref: MeetingRef, who: Attendee, lasts: timedelta) -> AccessLink:
    """
    Return a way in for one guest, who is seen by the name given.

    :raises PluginError: the one that tells the host what to do next.
    """
    seconds = min(max(int(lasts.total_seconds()), 1), LONGEST_TTL)
    asked = {"attendees": [{"name": who.display_name[:LONGEST_NAME]}], "ttl": seconds}
    found = await call(ctx, "POST", path_of("meetings", ref.id, "invite_links"), asked)
    invited = found.get("attendees")
    first = invited[0] if isinstance(invited, list) and invited and isinstance(invited[0], dict) else {}
    return _link({"url": first.get("join_url"), "expires_at": ctx.clock.now() + timedelta(seconds=seconds)})


async def state_of(ctx: ZoomContext, ref: MeetingRef) -> MeetingState:
    """
    Tell how a meeting stands.

    :raises PluginError: the one that tells the host what to do next.
    """
    found = await call(ctx, "GET", path_of("meetings", ref.id))
    phase = _PHASES.get(str(found.get("status")), MeetingPhase.PLANNED)
    return MeetingState(phase=phase, meeting=_meeting(found))


def new_passcode() -> str:
    """Return ten signs, of each kind that an account's rules may ask for."""
    kinds = (string.ascii_lowercase, string.ascii_uppercase, string.digits, "@*_-")
    chosen = [secrets.choice(kind) for kind in kinds]
    chosen += [secrets.choice(string.ascii_letters + string.digits) for _ in range(10 - len(chosen))]
    secrets.SystemRandom().shuffle(chosen)
    return "".join(chosen)


async def _find(ctx: ZoomContext, spec: MeetingSpec) -> dict[str, Any] | None:
    """Look through the host's meetings for the key: the answer to an earlier try may have been lost."""
    page, path = "", path_of("users", spec.host, "meetings")
    for _ in range(MOST_PAGES):
        asked = {"type": "scheduled", "page_size": "300"} | ({"next_page_token": page} if page else {})
        told = await call(ctx, "GET", f"{path}?{urlencode(asked)}")
        listed = told.get("meetings")
        rows = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        if found := next((each for each in rows if each.get("agenda") == key_of(spec.id)), None):
            return found
        page = str(told.get("next_page_token") or "")
        if not page:
            return None
    raise TransientError("Zoom lists more meetings than anybody can have")


def _asked(spec: MeetingSpec) -> dict[str, Any]:
    return {
        "topic": spec.topic,
        "type": SCHEDULED,
        "start_time": spec.starts_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "timezone": "Asia/Tokyo",
        "duration": _minutes(spec),
        "settings": {**_CLOSED, "waiting_room": spec.has_lobby},
    }


def _minutes(spec: MeetingSpec) -> int:
    return math.ceil(spec.lasts / timedelta(minutes=1))


def _meeting(found: Mapping[str, Any]) -> Meeting:
    try:
        told = {"ref": {"id": str(found.get("id") or "")}, "starts_at": found.get("start_time")}
        return Meeting.model_validate(told | {"lasts": timedelta(minutes=int(found.get("duration") or 0))})
    except (ValidationError, ValueError, TypeError, OverflowError):
        raise TransientError("Zoom's answer holds no meeting") from None


def _link(told: Mapping[str, Any]) -> AccessLink:
    try:
        return AccessLink.model_validate(told)
    except ValidationError:
        raise TransientError("Zoom's answer holds no link") from None
