"""The kit's components as template tags, and its filters: `{% load ui %}`."""

import datetime as dt
from typing import Any

from django import template
from django.forms import BaseForm
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from mannaka_kit.japanese import hyphenated
from mannaka_kit.ui import components, formats
from mannaka_kit.ui.icons import ICONS

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon; without a label it is decoration and stays silent."""
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" focusable="false" {}><path d="{}"/></svg>',
        said,
        ICONS[name],
    )


@register.filter
def jp_date(value: dt.date | None) -> str:
    """Write a day: 「1月15日（木）」."""
    return "" if value is None else formats.show_day(value)


@register.filter
def jp_full_date(value: dt.date | None) -> str:
    """Write a day with its year: 「2026年1月15日（木）」."""
    return "" if value is None else formats.show_full_day(value)


@register.filter
def jp_time(value: dt.datetime | dt.time | None) -> str:
    """Write a time of day: 「14:30」."""
    return "" if value is None else formats.show_clock(value)


@register.filter
def jp_datetime(value: dt.datetime | None) -> str:
    """Write a moment: 「1月15日（木）14:30」."""
    return "" if value is None else formats.show_moment(value)


@register.filter
def waited(since: dt.datetime, now: dt.datetime) -> str:
    """Say for how long something waits: 「3時間前から」."""
    return formats.show_waited(since, now)


@register.filter
def number(value: int) -> str:
    """Write a number with its thousands apart: 「1,282」."""
    return formats.show_number(value)


@register.filter
def in_brackets(text: object) -> str:
    """Put a word that explains the one before it into the brackets of the page's language."""
    return formats.in_brackets(text)


@register.simple_tag
def when(value: dt.date | None) -> SafeString:
    """Write a day or a moment inside `<time>`."""
    if value is None:
        return mark_safe("")
    shown = formats.show_moment(value) if isinstance(value, dt.datetime) else formats.show_day(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), shown)


@register.filter
def tel_href(number: str) -> str:
    """Turn a printed telephone number into what a link dials."""
    return "tel:" + "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")


@register.filter
def telephone(number: str) -> str:
    """Write a telephone number with its hyphens; what is no number stays as it is."""
    return hyphenated(str(number))


@register.simple_tag(takes_context=True)
def error_prefix(context: Context, form: BaseForm | None = None) -> str:
    """Begin the page's title with 「入力の確認：」 when the form came back."""
    asked = form if form is not None else context.get("form")
    failed = isinstance(asked, BaseForm) and asked.is_bound and bool(asked.errors)
    return gettext("入力の確認：") if failed else ""


@register.filter
def page_range(page: Any) -> list[int | str]:
    """List the page numbers to show, with an ellipsis where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def page_url(context: Context, number: int) -> str:
    """Write the address of another page of the same list, keeping what was searched for."""
    asked = context["request"].GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"


@register.filter
def aria_keys(key: str) -> str:
    """Write a key as screen readers are told of it: 「Ctrl+Enter」 is `Control+Enter`, and either Ctrl or ⌘ will do."""
    spoken = {"Ctrl+Enter": "Control+Enter Meta+Enter", "Esc": "Escape"}
    return spoken.get(key, key.lower() if len(key) == 1 else key)


register.tags.update(components.register.tags)
