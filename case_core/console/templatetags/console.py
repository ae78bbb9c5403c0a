"""Addresses of the same list in another order."""

from django import template
from django.template.context import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def sort_url(context: Context, sort: str) -> str:
    """Write the address of the same list, first page, in another order."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    asked["sort"] = sort
    return f"?{asked.urlencode()}"
