"""The menu that a service shows below its conversations."""

from enum import StrEnum, unique

from pydantic import Field, HttpUrl

from mannaka_sdk.base import Model


@unique
class MenuState(StrEnum):
    """Which menu is shown."""

    OPEN = "open"
    """The one for while the centre is open."""
    CLOSED = "closed"
    """The one for while it is not."""
    HIDDEN = "hidden"
    """None."""


@unique
class MenuPlace(StrEnum):
    """Where an item of a menu leads."""

    WRITE = "write"
    """Where a citizen writes what they need."""
    REPLIES = "replies"
    """Where a citizen reads the city's answers."""
    HOURS = "hours"
    """Where opening hours and telephone numbers stand."""


class MenuItem(Model):
    """Something to press in a menu."""

    place: MenuPlace
    """What is there."""
    label: str = Field(min_length=1, max_length=20)
    """What it says, and what is read aloud of it."""
    url: HttpUrl
    """Where it leads."""


class Menu(Model):
    """A menu, the same for everybody who talks with the account."""

    state: MenuState
    """Which one it is."""
    bar: str = Field(default="", max_length=14)
    """What stands on the bar that opens it."""
    items: tuple[MenuItem, ...] = ()
    """What can be pressed, one for each place; nothing where the menu is hidden."""
