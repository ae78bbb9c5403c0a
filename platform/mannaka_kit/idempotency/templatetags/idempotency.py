"""The hidden field that forms carry."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mannaka_kit.idempotency.sending import FIELD
from mannaka_kit.identifiers import new_key

register = template.Library()


@register.simple_tag(takes_context=True)
def idempotency_field(context: template.Context) -> SafeString:
    """Write the hidden field; a form that is shown again, with its errors, keeps its key."""
    request: Any = context["request"]
    key = request.POST.get(FIELD) or new_key().hex
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, key)
