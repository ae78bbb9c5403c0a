"""What the windows' templates say in their own way."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString

from mannaka.simulate.rendering import with_links
from mannaka_kit.clock import TOKYO

register = template.Library()


@register.filter
def linked(text: str) -> SafeString:
    """Return a text with its addresses as links."""
    return with_links(text)


@register.filter
def hour(at: datetime) -> str:
    """Return the time on a clock in Japan."""
    return f"{at.astimezone(TOKYO):%-H:%M}"


@register.filter
def moment(at: datetime) -> str:
    """Return day and time in Japan."""
    local = at.astimezone(TOKYO)
    return f"{local.month}/{local.day} {local:%-H:%M}"
