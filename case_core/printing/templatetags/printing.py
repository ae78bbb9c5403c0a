"""What the sheets ask while they are drawn."""

from datetime import date, datetime

from django import template

from case_core.console.letters import Part
from case_core.printing import redaction
from mannaka_kit import japanese
from mannaka_kit.ui.formats import show_clock, show_full_day

register = template.Library()


@register.filter
def is_bar(part: Part) -> bool:
    """Tell whether the passage was blacked out."""
    return redaction.is_bar(part)


@register.filter
def full_moment(value: datetime) -> str:
    """Write 「2026年1月13日（火） 9:40」: paper is read in another year."""
    return f"{show_full_day(value)} {show_clock(value)}"


@register.filter
def era(value: date) -> str:
    """Write 「昭和42年3月9日」, as forms of the city do."""
    return japanese.era_date(value)
