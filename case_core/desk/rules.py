"""What the city has settled for its calls."""

from typing import Final

from case_core.desk.models import DeskRules

MINUTES_UNTIL_HEAD: Final = 5
THE_ONE: Final = 1


def minutes_until_head() -> int:
    """Return after how many minutes without an answer a call goes to the head of the section."""
    settled = DeskRules.objects.filter(pk=THE_ONE).values_list("minutes_until_head", flat=True).first()
    return MINUTES_UNTIL_HEAD if settled is None else settled
