"""What the citizen's open page asks for by itself; none of it keeps a page open on which nobody does anything."""

import re
from collections.abc import Sequence
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from case_core.conversations.actions.read_page import read_page
from case_core.conversations.announcements import conversation_topic, page_topics
from case_core.conversations.page_view import page_now
from cms.talkpage import visits
from mannaka_kit import clock
from mannaka_kit.live import writing
from mannaka_kit.live.answers import saying_when_away, ticket_answer
from mannaka_kit.live.tickets import listener_of
from mannaka_kit.ui.editions import unless_shown

_TOPIC: Final = re.compile(r"talkpage-(?P<id>[1-9][0-9]{0,17})")


@never_cache
@require_POST
@saying_when_away
def ticket(request: HttpRequest) -> HttpResponseBase:
    """Give the page a ticket for its own conversation; the epochs are read before anybody asks which that is."""
    topics = request.POST.getlist("topic")
    conversation_id, key = _asked(topics), request.session.session_key
    if conversation_id is None or not key:
        raise PermissionDenied
    # Nobody is signed in: the streams of one conversation count as one person's, and users have numbers above zero.
    listener = listener_of(user_id=-conversation_id, session_key=key)
    if visits.open_visit(request.session, at=clock.now()) != conversation_id:
        raise PermissionDenied
    return ticket_answer(request, listener, topics=topics)


@never_cache
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """Show the conversation as it is now, and take it as read; nothing where nothing is new."""
    at = clock.now()
    conversation_id = visits.open_visit(request.session, at=at)
    if conversation_id is None:
        raise PermissionDenied

    def answer() -> HttpResponse:
        return render(request, "talkpage/parts.html", {"view": read_page(conversation_id=conversation_id, at=at)})

    return unless_shown(request, page_now(conversation_id, at=at).edition, answer)


@never_cache
@require_POST
def typing(request: HttpRequest) -> HttpResponse:
    """Let the clerk's page know that the citizen is writing."""
    conversation_id = visits.visited_conversation(request.session, at=clock.now())
    if conversation_id is None:
        raise PermissionDenied
    writing.sign(conversation_topic(conversation_id))
    return HttpResponse(status=204)


def _asked(topics: Sequence[str]) -> int | None:
    """Return the conversation whose page asks, none where the topics are not those of one."""
    named = _TOPIC.fullmatch(topics[0]) if topics else None
    if named is None or list(topics) != list(page_topics(int(named["id"]))):
        return None
    return int(named["id"])
