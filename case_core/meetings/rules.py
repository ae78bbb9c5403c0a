"""What the city has settled for its talks by video."""

from typing import Final

from case_core.meetings.models import MeetingRules

THE_ONE: Final = 1


def rules() -> MeetingRules:
    """Return the city's rules, or those that hold where it has settled none."""
    return MeetingRules.objects.filter(pk=THE_ONE).first() or MeetingRules(pk=THE_ONE)
