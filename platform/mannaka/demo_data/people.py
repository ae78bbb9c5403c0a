"""What the cast of a demo city is made of."""

from dataclasses import dataclass

from tenants.accounts.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of staff; those who are shown get a password of their own, which `make demo` prints."""

    username: str
    name: str
    kana: str
    role: Role
    section: str | None = None
    is_shown: bool = False
    is_for_consumers: bool = False
    is_head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionData:
    """A section of the city hall."""

    code: str
    name: str
    kana: str
    telephone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomData:
    """A room of the centre."""

    name: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CityData:
    """Everything that one city's year is made of."""

    code: str
    contact: dict[str, str]
    sections: tuple[SectionData, ...]
    rooms: tuple[RoomData, ...]
    staff: tuple[Member, ...]
    towns: tuple[str, ...]
    families: tuple[tuple[str, str], ...]
    in_period: int
    year_before: int
    weekday_to_closed_day: float

    def clerks(self) -> tuple[str, ...]:
        """Return the user names of the centre's staff, the one who shows the demo first."""
        return tuple(member.username for member in self.staff if member.role is Role.CENTRE_STAFF)

    def counsellors(self) -> tuple[str, ...]:
        """Return the user names of those who hear consumers, or of everybody at the centre."""
        found = tuple(member.username for member in self.staff if member.is_for_consumers)
        return found or self.clerks()

    def officers(self) -> dict[str, str]:
        """Return the user name of each section's officer by the section's code."""
        return {member.section: member.username for member in self.staff if member.section and not member.is_head}
