"""What somebody wants printed, and what came of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from case_core.printing.states import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """To whom a sheet goes by post; it stands on the paper and is kept nowhere."""

    name: str
    postcode: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which sheet, in which shape: `address` puts a cover letter before it, for an envelope with a window."""

    sheet: Sheet
    is_redacted: bool = False
    handover_id: int | None = None
    address: Address | None = None
    has_seen_warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet, ready to be drawn: the file's name, its template and what the template shows."""

    name: str
    template: str
    facts: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Who prints what, and when: what each sheet's foot says."""

    city: str
    number: str
    at: datetime
    by: str
    is_redacted: bool = False
