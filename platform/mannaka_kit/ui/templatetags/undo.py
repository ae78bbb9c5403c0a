"""What a message offers beside its words."""

from django import template

from mannaka_kit.ui.undo import OFFERED, way_back_of

register = template.Library()


@register.filter
def way_back(tags: str | None) -> str:
    """Return the address that undoes what the message tells, empty where none does."""
    return way_back_of(tags)


@register.filter
def undo_seconds(way_back: str) -> int:
    """Return for how many seconds it is offered."""
    return OFFERED if way_back else 0
