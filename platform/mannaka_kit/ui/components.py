"""Components that are one tag each; registered by `templatetags/ui.py`."""

from typing import Any

from django import template
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mannaka_kit.ui.forms.renderer import CalmRenderer
from mannaka_kit.ui.idempotency import FIELD_NAME, key_from

register = template.Library()

TONES = ("neutral", "key", "success", "warning", "error")


def _toned(tone: str) -> str:
    if tone not in TONES:
        raise ValueError(f"There is no tone {tone!r}; choose one of {', '.join(TONES)}.")
    return tone


@register.inclusion_tag("ui/parts/button.html")
def button(label: str, kind: str = "primary", icon: str = "", **options: Any) -> dict[str, Any]:
    """Draw a button of a form; options: name, value, type, form, disabled, key (its shortcut), size."""
    return {"label": label, "kind": kind, "icon": icon, "type": "submit", **options}


@register.inclusion_tag("ui/parts/button_link.html")
def button_link(label: str, url: str, kind: str = "secondary", icon: str = "", **options: Any) -> dict[str, Any]:
    """Draw a link that looks like a button; options: key (its shortcut), size."""
    return {"label": label, "url": url, "kind": kind, "icon": icon, **options}


@register.inclusion_tag("ui/parts/phone_button.html")
def phone_button(number: str, note: str = "", kind: str = "primary") -> dict[str, Any]:
    """Draw the big telephone button; the note says what a call costs or when it is answered."""
    return {"number": number, "note": note, "kind": kind}


@register.simple_tag
def chip(label: str, tone: str = "neutral") -> SafeString:
    """
    Draw a state as a word on a tint; a list has two a line, too many for a template each.

    :raises ValueError: there is no such tone.
    """
    return format_html('<span class="chip chip--{}">{}</span>', _toned(tone), label)


@register.inclusion_tag("ui/parts/back_link.html")
def back_link(url: str, label: str = "") -> dict[str, Any]:
    """Draw 「← 戻る」."""
    return {"url": url, "label": label}


@register.inclusion_tag("ui/parts/breadcrumb.html")
def breadcrumb(links: Any) -> dict[str, Any]:
    """Draw where the page stands; the last link is the page itself."""
    return {"links": links}


@register.inclusion_tag("ui/parts/progress.html")
def progress(step: int, steps: int) -> dict[str, Any]:
    """Draw 「3 / 6」 with its bar."""
    return {"step": step, "steps": steps}


@register.inclusion_tag("ui/parts/steps.html")
def steps(*labels: str) -> dict[str, Any]:
    """Draw what happens one after the other: 1 → 2 → 3."""
    return {"labels": labels}


@register.inclusion_tag("ui/parts/nav_tabs.html")
def nav_tabs(links: Any, label: str) -> dict[str, Any]:
    """Draw tabs that are links; the label names the navigation to those who hear it."""
    return {"links": links, "label": label}


@register.inclusion_tag("ui/parts/side_nav.html")
def side_nav(links: Any) -> dict[str, Any]:
    """Draw the console's navigation."""
    return {"links": links}


@register.inclusion_tag("ui/parts/counts.html")
def counts(links: Any, label: str) -> dict[str, Any]:
    """Draw the day's numbers, each a link to its list."""
    return {"links": links, "label": label}


@register.inclusion_tag("ui/parts/details_list.html")
def details_list(pairs: Any) -> dict[str, Any]:
    """Draw names and values, one below the other."""
    return {"pairs": pairs}


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Any) -> dict[str, Any]:
    """Draw the pages of a list, nothing where there is only one."""
    return {"page": page, "request": context["request"]}


@register.inclusion_tag("ui/parts/error_summary.html", takes_context=True)
def error_summary(context: Context, form: BaseForm | None = None) -> dict[str, Any]:
    """Draw what must be mended, with links to the fields; base pages do it for the variable `form`."""
    asked = form if form is not None else context.get("form")
    if not isinstance(asked, BaseForm) or not asked.is_bound:
        return {"items": []}
    return {"items": _error_items(asked), "form": asked}


def _error_items(form: BaseForm) -> list[dict[str, str]]:
    items = [{"text": str(text), "target": ""} for text in form.non_field_errors()]
    for bound in form:
        items += [{"text": str(text), "target": _first_input(bound)} for text in bound.errors]
    return items


def _first_input(bound: Any) -> str:
    return f"{bound.auto_id}_0" if bound.use_fieldset and bound.subwidgets else str(bound.auto_id)


@register.inclusion_tag("ui/parts/idempotency_key.html", takes_context=True)
def idempotency_key(context: Context) -> dict[str, Any]:
    """Carry the key that makes a hand-written form count once; a calm form brings its own."""
    request = context.get("request")
    sent = request.POST.get(FIELD_NAME) if isinstance(request, HttpRequest) else None
    return {"name": FIELD_NAME, "key": key_from(sent)}


@register.simple_tag
def calm_form(form: BaseForm) -> SafeString:
    """Draw a form of a library (sign-in, for one) with the kit's templates."""
    form.renderer = CalmRenderer()
    return form.render(template_name=CalmRenderer.form_template_name)


@register.simple_block_tag
def card(content: str, heading: str = "", url: str = "", icon: str = "") -> SafeString:
    """Put a thing in a box of its own; with a url the whole card is the link."""
    return render_to_string("ui/parts/card.html", {"content": content, "heading": heading, "url": url, "icon": icon})


@register.simple_block_tag
def notice(content: str, tone: str = "key", heading: str = "") -> SafeString:
    """
    Say something that the reader must not miss.

    :raises ValueError: there is no such tone.
    """
    return render_to_string("ui/parts/notice.html", {"content": content, "tone": _toned(tone), "heading": heading})


@register.simple_block_tag
def panel(content: str, heading: str, count: int | None = None, *, opened: bool = True) -> SafeString:
    """Put something into a folding panel at the console's side."""
    values = {"content": content, "heading": heading, "count": count, "opened": opened}
    return render_to_string("ui/parts/panel.html", values)


@register.simple_block_tag
def empty_state(content: str, heading: str, icon: str = "inbox") -> SafeString:
    """Say that a list is empty, and what comes next."""
    return render_to_string("ui/parts/empty_state.html", {"content": content, "heading": heading, "icon": icon})


@register.simple_block_tag
def opening_state(content: str, headline: str, detail: str = "", waiting: str = "", *, is_open: bool) -> SafeString:
    """Tell in the first screen whether somebody is there now; the content is the ways to reach them."""
    values = {"content": content, "headline": headline, "detail": detail, "waiting": waiting, "is_open": is_open}
    return render_to_string("ui/parts/opening_state.html", values)


@register.simple_block_tag
def entry(content: str, at: Any, by: str = "", kind: str = "", icon: str = "note", tone: str = "neutral") -> SafeString:
    """Write one entry of a timeline, inside `<ol class="timeline">`."""
    values = {"content": content, "at": at, "by": by, "kind": kind, "icon": icon, "tone": _toned(tone)}
    return render_to_string("ui/parts/entry.html", values)
