"""What is known of a room, in the spelling in which it is stored."""

from dataclasses import dataclass

from case_core.desk.errors import TextMissingError


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFacts:
    """A room's name, where it is, and its place in lists."""

    name: str
    place: str
    position: int


def require_facts(*, name: str, place: str, position: int) -> RoomFacts:
    """Return the facts without stray blanks.

    :raises TextMissingError: if the name is empty.
    """
    if not name.strip():
        raise TextMissingError(field="name")
    return RoomFacts(name=name.strip(), place=place.strip(), position=position)
