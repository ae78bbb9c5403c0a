"""What a feature puts above every page of the console."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleSlot:
    """A template with its values, which it finds as `slot`; a live one opens a stream on each page."""

    template: str
    values: Mapping[str, Any]
    is_live: bool = False
