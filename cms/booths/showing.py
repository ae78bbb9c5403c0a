"""What a booth shows: one of five pages, decided by the device's state alone; nothing stands in a session."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from case_core.booths.own import Booth, ShownRequest, request_at
from case_core.booths.states import RequestStatus
from case_core.intake.topics import Topic
from case_core.listening.own import OwnSession, own_session_of_case
from case_core.listening.seats import Seat
from case_core.listening.states import SessionState
from case_core.meetings.states import Standing
from cms.base.mails import whole_address
from cms.booths.qr import qr_svg
from cms.pages.hours import opening_words
from cms.pages.selectors import current_face
from mannaka_kit.ui.editions import edition_of

# How often a page without a script loads anew, and a script asks whether anything has changed.
WAITING_SECONDS: Final = 5
IDLE_SECONDS: Final = 30
RETURN_SECONDS: Final = 60
START: Final = "start"
# The service gave no way in a moment ago.
AWAY: Final = "away"
# While a session is one of these, the visitor decides who listens.
_DECIDING: Final = frozenset({SessionState.PLANNED, SessionState.OPEN})
_ICONS: Final = {
    Topic.PROCEDURES_TAX: "note",
    Topic.CONSUMER: "warning",
    Topic.MONEY: "book",
    Topic.FAMILY: "users",
    Topic.HOUSING: "home",
    Topic.WORK: "building",
    Topic.MIND: "talk",
    Topic.OPINION: "mail",
    Topic.OTHER: "help",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a booth shows at a moment, and in which language."""

    booth: Booth
    asked: ShownRequest | None
    language: str
    heard: OwnSession | None = None

    @property
    def template(self) -> str:
        """Return the page: of the request, of closed hours, or the start."""
        if self.asked is not None:
            return f"booth/{_PAGES.get(self.asked.status, 'over')}.html"
        return "booth/menu.html" if self.booth.opening.is_open else "booth/closed.html"

    @property
    def edition(self) -> str:
        """Return a name for what is shown: the page loads anew when it changes."""
        opening = self.booth.opening
        heard = (self.heard.id, self.heard.state, [_stands(seat) for seat in self.heard.seats]) if self.heard else None
        return edition_of(self.booth.is_in_use, opening.is_open, opening.next_opening, self.asked, heard)

    @property
    def returns(self) -> bool:
        """Tell whether the page goes back to the start by itself."""
        is_start = self.asked is None and self.language == settings.LANGUAGE_CODE
        return not is_start and (self.asked is None or not self.asked.is_open)


def _stands(seat: Seat) -> tuple[object, ...]:
    return seat.body, seat.is_agreed, seat.answer is None, seat.is_here


_PAGES: Final = {"waiting": "waiting", "answered": "answered", "connected": "connected", "timed_out": "nobody"}


def shown_at(request: HttpRequest, booth: Booth, *, at: datetime) -> Shown:
    """Return what the booth shows; whoever asks for the start is not shown what came of the last request."""
    asked = request_at(booth.device_id, at=at)
    if asked is not None and START in request.GET and not asked.is_open:
        asked = None
    language = asked.language if asked else language_in(request.GET)
    return Shown(booth=booth, asked=asked, language=language, heard=heard_at(asked, at=at))


def heard_at(asked: ShownRequest | None, *, at: datetime) -> OwnSession | None:
    """Return the session of the matter that is talked about just now, where the visitor still decides who listens."""
    if asked is None or asked.status != RequestStatus.CONNECTED or asked.case_id is None:
        return None
    session = own_session_of_case(asked.case_id, at=at)
    return session if session is not None and session.state in _DECIDING else None


def language_in(told: Any) -> str:
    """Return the language that an address or a form asks for; a booth begins in the city's."""
    wanted = told.get("language", "")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def context_of(request: HttpRequest, shown: Shown, *, at: datetime) -> dict[str, Any]:
    """Return what the booth's pages need; call it in the language of the page."""
    is_open = shown.asked is not None and shown.asked.is_open
    address = whole_address("booking:start")
    is_away = shown.template in {"booth/closed.html", "booth/nobody.html"}
    return {
        "shown": shown,
        "booth": shown.booth,
        "asked": shown.asked,
        "face": current_face(),
        "opening": opening_words(shown.booth.opening, at=at),
        "topics": [(topic.value, topic.label, _ICONS[topic]) for topic in Topic],
        "is_video_away": AWAY in request.GET or (shown.asked is not None and shown.asked.video == Standing.TROUBLE),
        "start_url": f"{reverse('booth:show')}?{START}",
        "state_url": _state_url(request, shown),
        "refresh_url": f"{reverse('booth:show')}?{START}" if shown.returns else request.get_full_path(),
        "refresh_seconds": _seconds(shown, is_open=is_open),
        "poll_seconds": WAITING_SECONDS if is_open else IDLE_SECONDS,
        "booking_address": address,
        "booking_qr": qr_svg(address, label=gettext("予約のページのQRコード")) if is_away else "",
        "languages": [code for code, _name in settings.LANGUAGES if code != get_language()],
    }


def _state_url(request: HttpRequest, shown: Shown) -> str:
    """Return where the page's script asks, with what the page itself was asked for."""
    asked = {"language": shown.language, **({START: ""} if START in request.GET else {})}
    return f"{reverse('booth:state')}?{urlencode(asked)}"


def _seconds(shown: Shown, *, is_open: bool) -> int:
    if is_open:
        return WAITING_SECONDS
    return RETURN_SECONDS if shown.returns else IDLE_SECONDS
