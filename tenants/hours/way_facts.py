"""What a city says of a way to reach its centre."""

from dataclasses import asdict, dataclass

from tenants.hours.errors import MissingWayNameError
from tenants.hours.models import Way
from tenants.hours.way_kinds import WayKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WayFacts:
    """What a way is, what it is called, where it is, and its place in the list."""

    kind: WayKind
    name: str
    name_en: str = ""
    place: str = ""
    position: int = 0


def put_facts(way: Way, facts: WayFacts) -> None:
    """Write the facts into the way.

    :raises MissingWayNameError: if there is no name.
    """
    if not facts.name.strip():
        raise MissingWayNameError(field="name")
    for name, value in asdict(facts).items():
        setattr(way, name, value.strip() if name in {"name", "name_en", "place"} else value)
