"""Which endings the city wants signed."""

from dataclasses import dataclass
from typing import Final

from case_core.cases.states import Outcome
from case_core.cases.topics import Topic
from tenants.rulebook.rules import CityRules


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRules:
    """The outcomes and the topics that end only with the head's signature (決裁が必要な終了)."""

    outcomes: tuple[Outcome, ...] = ()
    topics: tuple[Topic, ...] = ()

    def holds_for(self, *, outcome: str, topic: str) -> bool:
        """Tell whether such an ending needs the signature."""
        return outcome in self.outcomes or topic in self.topics


RULES: Final = CityRules("approvals", ApprovalRules)


def signed_endings() -> ApprovalRules:
    """Return what the city has settled; without a word, nothing needs a signature."""
    return RULES.read()
