"""The room in which a clerk works today: remembered for the sign-in, so that one key calls the next there."""

from typing import Final

from case_core.reception.selectors import Hall, RoomNow
from tenants.accounts.web.access import StaffRequest

_KEY: Final = "reception_room"


def remember_room(request: StaffRequest, room_id: int) -> None:
    """Keep the room until the sign-in ends."""
    request.session[_KEY] = room_id


def remembered_room(request: StaffRequest) -> int | None:
    """Return the room that the clerk chose, or None."""
    kept = request.session.get(_KEY)
    return kept if isinstance(kept, int) else None


def own_room(request: StaffRequest, hall: Hall) -> RoomNow | None:
    """Return the clerk's room as it is now; where the city has only one, it is that."""
    kept = remembered_room(request)
    found = next((now for now in hall.rooms if now.room.pk == kept), None)
    return found or (hall.rooms[0] if len(hall.rooms) == 1 else None)
