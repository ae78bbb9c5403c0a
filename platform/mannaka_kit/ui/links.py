"""What navigation shows: one link, and whether it is where the reader is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NavLink:
    """A link in a navigation, a tab list or a breadcrumb."""

    label: str
    url: str = ""
    icon: str = ""
    count: int | None = None
    shown: str = ""
    is_current: bool = False
    key: str = ""
