"""
What the centre's staff see above their pages while a colleague, a booth or the telephone needs one of them.

On pages that show work, who calls from where, with the way there. On all others, forms above all, one calm line
that names nobody: it may stand beside a citizen who looks at the screen, too.
"""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.booths.announcements import BOOTHS
from case_core.booths.models import BoothRequest
from case_core.booths.selectors import waiting_for
from case_core.calls.announcements import CALLS
from case_core.calls.models import CallRecord
from case_core.calls.selectors import ringing_for
from case_core.cases.web.desk import centre_view
from case_core.reception.announcements import HELP
from case_core.reception.models import HelpCall
from case_core.reception.selectors import help_calls
from case_core.talks.announcements import TALKS
from case_core.talks.models import Talk
from case_core.talks.policies import can_talk
from case_core.talks.selectors import calls_for_help
from mannaka_kit import clock
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.slots import ConsoleSlot
from tenants.accounts.actor import Actor
from tenants.accounts.web.access import StaffRequest

CALM: Final = "calm"


def help_wanted_slot(actor: Actor, *, is_calm: bool) -> ConsoleSlot | None:
    """Return the place for all calls, empty and without a statement: the page asks once its stream stands."""
    if not can_talk(actor):
        return None
    template = "talks/help_heard.html" if is_calm else "talks/help_wanted.html"
    return ConsoleSlot(
        template=template, values={**_context([], [], [], []), "topics": [TALKS, HELP, BOOTHS, CALLS]}, is_live=True
    )


@require_safe
@centre_view
def news(request: StaffRequest) -> HttpResponse:
    """Show who needs somebody now; nothing where nothing is new."""
    at, viewer = clock.now(), request.actor
    rings = ringing_for(viewer, at=at)
    context = _context(calls_for_help(viewer, at=at), list(help_calls(viewer, at=at)), waiting_for(viewer), rings)
    template = "talks/help_heard_news.html" if CALM in request.GET else "talks/help_wanted_news.html"
    return unless_shown(request, context["edition"], lambda: render(request, template, context))


def _context(
    talks: list[Talk], rooms: list[HelpCall], booths: list[BoothRequest], rings: list[CallRecord]
) -> dict[str, Any]:
    edition = edition_of(
        [(talk.pk, talk.second_asked_at, talk.place) for talk in talks],
        [(call.pk, call.answered_by_id) for call in rooms],
        [(waiting.pk, waiting.site.name) for waiting in booths],
        [ring.pk for ring in rings],
    )
    return {"talks": talks, "room_calls": rooms, "at_booths": booths, "rings": rings, "edition": edition}
