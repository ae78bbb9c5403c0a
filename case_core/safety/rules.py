"""What the city wants done about each risk."""

from collections.abc import Mapping

from case_core.safety.defaults import STEPS
from case_core.safety.models import RiskRule


def steps_about(kind: str) -> tuple[str, ...]:
    """Return what must be done about a risk: the city's own list, else ours."""
    own = RiskRule.objects.filter(kind=kind).values_list("steps", flat=True).first()
    return tuple(own) if own else STEPS[kind]


def all_steps() -> Mapping[str, tuple[str, ...]]:
    """Return the lists of all risks, in one statement."""
    own = {kind: tuple(steps) for kind, steps in RiskRule.objects.values_list("kind", "steps")}
    return {**STEPS, **own}
