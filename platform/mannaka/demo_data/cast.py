"""Who plays the deeds of a city."""

from dataclasses import dataclass

from case_core.desk.models import Room
from tenants.accounts.actor import Actor
from tenants.organisation.models import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The staff by user name, the sections by code, the rooms by name."""

    actors: dict[str, Actor]
    sections: dict[str, Section]
    rooms: dict[str, Room]
