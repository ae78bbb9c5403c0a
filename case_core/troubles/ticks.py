"""What is ticked on the list of troubles: any number of lines, and of several the worst."""

from dataclasses import dataclass
from typing import Final

from case_core.troubles.errors import WorstMissingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """The lines that are ticked, and the worst of them; a single one is the worst by itself."""

    item_ids: frozenset[int] = frozenset()
    worst_id: int | None = None

    def settled(self) -> "Ticks":
        """Return the ticks with their worst, which is ticked, too.

        :raises WorstMissingError: several are ticked, and none of them is the worst.
        """
        items = self.item_ids if self.worst_id is None else self.item_ids | {self.worst_id}
        worst = next(iter(items)) if len(items) == 1 else self.worst_id
        if items and worst is None:
            raise WorstMissingError(field="worst")
        return Ticks(item_ids=items, worst_id=worst)

    @property
    def edition(self) -> str:
        """Return the state by which somebody says what they saw."""
        return ".".join(f"{item_id}{'w' * (item_id == self.worst_id)}" for item_id in sorted(self.item_ids))


NOTHING_TICKED: Final = Ticks()
