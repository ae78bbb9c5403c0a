"""A session as somebody of a body meets it: asked anew at each look, emptied at once when its door is shut."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.listening.actions.differ import differ
from case_core.listening.actions.propose_note import propose_note
from case_core.listening.attending import Attended, attended, record_look, table_seen_by
from case_core.listening.board import Board
from case_core.listening.errors import DoorShutError, ListeningNotFoundError
from case_core.listening.topics import topic_of_session
from case_core.listening.web.forms import WordsForm
from case_core.meetings.showing import shown
from case_core.sharing.topics import topic_of_body
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.sending import send_form, sent
from tenants.partners.web.access import PartnerRequest, partner_view


@require_safe
@live_page
@partner_view
def room(request: PartnerRequest, session_id: int) -> HttpResponse:
    """Show a session: the table where the door is open and one has come in, else what it waits for."""
    return _room(request, session_id, WordsForm())


@require_safe
@partner_view
def news(request: PartnerRequest, session_id: int) -> HttpResponse:
    """Bring an open page up to date; where the door is shut, it is emptied."""
    at = clock.now()
    found = attended(request.partner, session_id, at=at)
    board = _board(request, found)
    context = _context(request, found, board)

    def answer() -> HttpResponse:
        if board is not None:
            record_look(request.partner, found, at=at)
        return render(request, "listened/table.html", {**context, "is_news": True})

    return unless_shown(request, context["edition"], answer)


@require_http_methods(["GET", "HEAD", "POST"])
@live_page
@partner_view
def propose(request: PartnerRequest, session_id: int) -> HttpResponse:
    """Propose words for the notes; what cannot be taken any more stays on the page, to be copied."""
    form = WordsForm(**sent(request))

    def act() -> str:
        words = form.cleaned_data["words"]
        propose_note(session_id=session_id, words=words, actor=request.partner, at=clock.now())
        return reverse("listened:room", args=[session_id])

    moved_on = send_form(request, form, scope="listening.propose", act=act, done=_("センターに提案しました。"))
    return moved_on or _room(request, session_id, form)


@require_http_methods(["GET", "HEAD", "POST"])
@live_page
@partner_view
def differing(request: PartnerRequest, session_id: int, entry_id: int) -> HttpResponse:
    """Write a differing view beside a line of the record."""
    found = attended(request.partner, session_id, at=clock.now())
    form = WordsForm(**sent(request))

    def act() -> str:
        words = form.cleaned_data["words"]
        differ(session_id=session_id, entry_id=entry_id, words=words, actor=request.partner, at=clock.now())
        return reverse("listened:room", args=[session_id])

    done = _("異なる見方を、記録に並べて残しました。")
    moved_on = send_form(request, form, scope="listening.differ", act=act, done=done)
    if moved_on is not None:
        return moved_on
    board = _board(request, found)
    if board is None:
        return _room(request, session_id, form)
    line = next((each for each in board.lines if each.id == entry_id), None)
    if line is None:
        raise ListeningNotFoundError
    record_look(request.partner, found, at=clock.now())
    return render(request, "listened/differ.html", {**_context(request, found, board), "line": line, "form": form})


def _room(request: PartnerRequest, session_id: int, form: WordsForm) -> HttpResponse:
    at = clock.now()
    found = attended(request.partner, session_id, at=at)
    board = _board(request, found)
    if board is not None:
        record_look(request.partner, found, at=at)
    context = {**_context(request, found, board), "form": form}
    is_gone = found.shut is not None and request.method == "POST"
    status = HTTPStatus.GONE if is_gone else HTTPStatus.OK
    return render(request, "listened/room.html", context, status=status)


def _board(request: PartnerRequest, found: Attended) -> Board | None:
    try:
        return table_seen_by(request.partner, found)
    except DoorShutError:
        return None


def _context(request: PartnerRequest, found: Attended, board: Board | None) -> dict[str, Any]:
    at, topics = clock.now(), [topic_of_body(request.partner.organization_id)]
    meeting = None
    if board is not None:
        topics.append(topic_of_session(found.session.pk))
        meeting = shown(found.session.meeting, at=at) if found.session.meeting and found.is_open else None
    return {
        "partner": request.partner,
        "session": found.session,
        "found": found,
        "seat": found.seat,
        "board": board,
        "meeting": meeting,
        "now": at,
        "live_topics": topics,
        "edition": edition_of(
            found.shut,
            found.session.state,
            board.edition if board else found.seat.is_in(request.partner.user_id),
            meeting and meeting.standing,
        ),
    }
