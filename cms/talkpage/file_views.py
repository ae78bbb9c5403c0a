"""Files of the centre's answers: on the citizen's page, and at the address that an answer by a channel carries."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from case_core.attachments.selectors import Opened
from case_core.attachments.serving import answer_with
from case_core.conversations.errors import FileNotThereError
from case_core.conversations.opening import open_file_behind, open_file_on_page
from cms.talkpage import visits
from cms.talkpage.views import closed
from mannaka_kit import clock


@never_cache
@require_safe
def file(request: HttpRequest, file_id: int) -> HttpResponse:
    """Open a file that the centre wrote on this page."""
    at = clock.now()
    conversation_id = visits.visited_conversation(request.session, at=at)
    if conversation_id is None:
        return closed(request)
    return _answered(lambda: open_file_on_page(conversation_id=conversation_id, file_id=file_id, at=at))


@never_cache
@require_safe
def sent_file(request: HttpRequest, key: UUID, sign: str) -> HttpResponse:  # noqa: ARG001 - whoever has the address
    """Give a file of an answer to the service that shows it, or to the person who opens the link."""
    return _answered(lambda: open_file_behind(key=key, sign=sign, at=clock.now()))


def _answered(opened: Callable[[], Opened]) -> HttpResponse:
    try:
        return answer_with(opened())
    except FileNotThereError:
        raise Http404 from None
