"""What widgets are made of, written without a template for each choice: a list of sections has dozens."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

Group = tuple[str | None, list[dict[str, Any]], int]


@register.simple_tag
def attributes(widget: dict[str, Any]) -> SafeString:
    """Write a widget's attributes: what is True stands alone, what is False or None not at all."""
    return flatatt(widget["attrs"])


@register.simple_tag
def select_options(groups: Iterable[Group]) -> SafeString:
    """Write the choices of a select, those with a name as a group."""
    return format_html_join("", "{}", ((_group(name, options),) for name, options, _index in groups))


def _group(name: str | None, options: list[dict[str, Any]]) -> SafeString:
    # Each part is escaped where it is written; the library's own way asks of each thrice what it is.
    written = mark_safe("\n".join(_option(option) for option in options))  # noqa: S308
    return format_html('<optgroup label="{}">{}</optgroup>', name, written) if name else written


def _option(option: dict[str, Any]) -> str:
    attributes = flatatt(option["attrs"]) if option["attrs"] else ""
    return f'<option value="{escape(str(option["value"]))}"{attributes}>{conditional_escape(option["label"])}</option>'
