"""Which endings the city wants signed."""

from dataclasses import dataclass
from typing import Final

from case_core.approvals.models import ApprovalRules

THE_ONE: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The outcomes and the topics that end only with a signature."""

    outcomes: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    def holds_for(self, *, outcome: str, topic: str) -> bool:
        """Tell whether such an ending needs the signature."""
        return outcome in self.outcomes or topic in self.topics


def signed_endings() -> Signed:
    """Return what the city has settled; without a word, nothing needs a signature."""
    row = ApprovalRules.objects.filter(pk=THE_ONE).first()
    return Signed(outcomes=frozenset(row.outcomes), topics=frozenset(row.topics)) if row else Signed()
