"""What happened to the opening hours, for pages that remember them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHoursChanged:
    """A regular or special opening changed."""
