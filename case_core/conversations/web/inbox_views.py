"""The inbox's conversations: one list over all channels."""

from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.conversations.selectors import (
    COUNT_UP_TO,
    bounded_counts,
    channels_for,
    conversations_of_case,
    first_line,
    inbox_page,
    inbox_views,
)
from case_core.conversations.web.inbox_tabs import inbox_tabs
from case_core.conversations.web.rows import messages_shown
from case_core.conversations.web.tones import TONES
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.links import NavLink
from tenants.accounts.web.access import StaffRequest

LABELS: Final[dict[str, str | Promise]] = {
    "waiting": _("待っているもの"),
    "mine": _("自分の担当"),
    "open": _("終わっていないもの"),
    "urgent": _("急ぎ"),
    "done": _("終了"),
}
_LONGEST: Final = 5


@require_safe
@live_page
@centre_view
def inbox(request: StaffRequest) -> HttpResponse:
    """Show the conversations that the address asks for."""
    return render(request, "conversations/inbox.html", _context(request))


@require_safe
@centre_view
def inbox_news(request: StaffRequest) -> HttpResponse:
    """Show the list as it is now; nothing where nothing is new."""
    context = _context(request)
    return unless_shown(request, context["edition"], lambda: render(request, "conversations/inbox_parts.html", context))


@require_safe
@centre_view
def of_case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the conversations of a case."""
    case = case_for(request.actor, case_id)
    found = conversations_of_case(request.actor, case)
    told = [(each, TONES[each.state], messages_shown(each)) for each in found]
    return render(request, "conversations/of_case.html", {"case": case, "conversations": told})


def _context(request: StaffRequest) -> dict[str, Any]:
    views, channels = inbox_views(request.actor), channels_for(request.actor)
    chosen = request.GET.get("view", "waiting")
    chosen = chosen if chosen in views else "waiting"
    asked = _number(request.GET.get("channel", ""))
    channel_id = asked if asked in {each.pk for each in channels} else None
    if channel_id is not None:
        views = {name: found.filter(channel_id=channel_id) for name, found in views.items()}
    page = inbox_page(request.actor, views[chosen], number=_number(request.GET.get("page", "")) or 1)
    rows = [(each, first_line(each), TONES[each.state]) for each in page.conversations]
    counted = bounded_counts(views)
    return {
        "tabs": inbox_tabs("conversations:inbox"),
        "heading": LABELS[chosen],
        "view": chosen,
        "channel_id": channel_id,
        "channels": channels,
        "counts": [_link(name, counted[name], channel_id, is_current=name == chosen) for name in views],
        "rows": rows,
        "page": page,
        "now": clock.now(),
        "actor": request.actor,
        "edition": edition_of([_told(each, line) for each, line, _tone in rows], counted),
    }


def _told(each: Any, line: str) -> tuple[object, ...]:
    return each.pk, each.state, each.owner_id, each.new_message_at, each.is_urgent, each.is_blocked, line


def _link(name: str, number: int, channel_id: int | None, *, is_current: bool) -> NavLink:
    query = {"view": name} | ({"channel": str(channel_id)} if channel_id else {})
    shown = f"{COUNT_UP_TO}+" if number > COUNT_UP_TO else str(number)
    return NavLink(label=str(LABELS[name]), url=f"?{urlencode(query)}", shown=shown, is_current=is_current)


def _number(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST else None
