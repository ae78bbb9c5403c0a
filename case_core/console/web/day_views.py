"""The day: what needs a person today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from case_core.cases.policies import can_work_on_cases
from case_core.cases.selectors import COUNT_UP_TO
from case_core.cases.web.desk import desk_view
from case_core.console.day_lists import DAY_LISTS, TALKS, day_counts
from case_core.console.rows import rows_of, shown_of
from case_core.console.selectors import page_of
from case_core.console.web.paging import page_number
from case_core.handovers.policies import can_see_desk
from case_core.handovers.web.desk import desk_page
from case_core.roster.duty_today import is_on_closed_day_duty
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of
from tenants.accounts.policies import can_administer
from tenants.accounts.web.access import StaffRequest

LABELS: dict[str, str | Promise] = {
    "today": _("きょう見るもの"),
    "new": _("未対応"),
    "message": _("新しいメッセージ"),
    "waiting": _("回答待ち"),
    "due": _("期限きょうまで"),
    "mine": _("自分"),
    "openings": _("緊急閲覧のお知らせ"),
    "signature": _("決裁・確認待ち"),
}


# Stands above the list only while there is something in it.
_RARE: Final = frozenset({"openings", "signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are, counted to 99, and where they stand."""

    name: str
    url: str
    label: str | Promise
    shown: str
    is_current: bool


@require_safe
@live_page
@desk_view()
def day(request: StaffRequest) -> HttpResponse:
    """Show the day of the centre or the desk of a section; other roles are led to their own work."""
    if can_work_on_cases(request.actor):
        context = {**day_context(request), "needs_guide": is_on_closed_day_duty(request.actor, clock.today())}
        return render(request, "console/day.html", context)
    if can_see_desk(request.actor):
        return desk_page(request, needs_guide=is_on_closed_day_duty(request.actor, clock.today()))
    return redirect("accounts:settings" if can_administer(request.actor) else "oversight:audit_log")


def day_context(request: StaffRequest) -> dict[str, Any]:
    """Return the counts and the rows of the list that the address asks for."""
    today = clock.today()
    chosen = request.GET.get("view", "today")
    chosen = chosen if chosen in DAY_LISTS else "today"
    page = page_of(DAY_LISTS[chosen](request.actor, today).urgent_first("due_on", "pk"), page_number(request))
    counted = day_counts(request.actor, on=today)
    rows = rows_of(page.cases, today=today)
    return {
        "today": today,
        "heading": LABELS[chosen],
        "counts": [*_counts(counted, chosen), *_waiting_talks(counted[TALKS])],
        "rows": rows,
        "page": page,
        "has_desk": bool(can_see_desk(request.actor)),
        "edition": edition_of(chosen, counted, page.number, page.has_next, [shown_of(row) for row in rows]),
    }


def _counts(counted: Mapping[str, int], chosen: str) -> Iterator[Count]:
    for name in DAY_LISTS:
        if counted[name] or name not in _RARE:
            url = f"?view={name}"
            yield Count(name=name, url=url, label=LABELS[name], shown=_shown(counted[name]), is_current=name == chosen)


def _waiting_talks(number: int) -> Iterator[Count]:
    """Lead to the inbox of conversations while somebody waits there: what came at night belongs to no case yet."""
    if number:
        url, label = reverse("conversations:inbox"), _("待っている会話")
        yield Count(name=TALKS, url=url, label=label, shown=_shown(number), is_current=False)


def _shown(number: int) -> str:
    return f"{COUNT_UP_TO}+" if number > COUNT_UP_TO else str(number)
