"""What Zoom answers: its API in memory, with its own words for refusals."""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from mannaka_sdk import HttpRequest, HttpResponse, MeetingRole
from mannaka_sdk.simulated_meetings import Entrance
from mannaka_sdk.simulation import Refusal

TOKEN_LASTS: Final = timedelta(hours=1)
START_LASTS: Final = timedelta(hours=2)
PAGE: Final = 30
_FIRST: Final = 10**10
SCOPES: Final = (
    "meeting:write:meeting:admin meeting:update:meeting:admin meeting:delete:meeting:admin "
    "meeting:write:invite_links:admin meeting:read:meeting:admin meeting:read:list_meetings:admin user:read:user:admin"
)
_JSON: Final = {"content-type": "application/json"}


def told(status: int, /, **data: Any) -> HttpResponse:
    """Return an answer in JSON."""
    return HttpResponse(status=status, headers=_JSON, body=json.dumps(data, ensure_ascii=False).encode())


def refused(status: int, code: int, message: str, **more: Any) -> HttpResponse:
    """Return a refusal, as Zoom words it."""
    return told(status, code=code, message=message, **more)


NO_USER: Final = refused(404, 1001, "User does not exist.")
NO_MEETING: Final = refused(404, 3001, "Meeting does not exist.")
NO_JSON: Final = refused(400, 300, "Request Body should be a valid JSON object.")
REFUSALS: Final[Mapping[Refusal, HttpResponse]] = {
    Refusal.WRONG_CREDENTIALS: refused(401, 124, "Invalid access token."),
    Refusal.MISSING_SCOPE: refused(400, 4711, "Invalid access token, does not contain scopes."),
    Refusal.RATE_LIMITED: refused(429, 429, "You have reached the maximum per-second rate limit for this API."),
    Refusal.QUOTA_EXCEEDED: HttpResponse(
        status=429,
        headers={**_JSON, "retry-after": "2026-11-24T00:00:00Z", "x-ratelimit-type": "Daily-limit"},
        body=b'{"code": 429, "message": "You have exceeded the daily rate limit of (100) for this particular user."}',
    ),
    Refusal.RECIPIENT_GONE: NO_MEETING,
    Refusal.CONTENT_REJECTED: refused(
        400, 300, "Validation Failed.", errors=[{"field": "start_time", "message": "Invalid field."}]
    ),
    Refusal.BAD_REQUEST: NO_JSON,
    Refusal.ILL: HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE),
}


@dataclass(kw_only=True)
class ZoomAccount:
    """A Zoom account in memory."""

    account_id: str
    client_id: str
    client_secret: str
    hosts: tuple[str, ...]
    now: Callable[[], datetime]
    link: Callable[[str, str], str]
    """Makes an address of a kind (`s` to start, `j` to join, `w` for an invitation) and what follows."""
    granted: str = SCOPES
    tokens: dict[str, datetime] = field(default_factory=dict)
    meetings: dict[str, dict[str, Any]] = field(default_factory=dict)
    doors: dict[str, tuple[Entrance, datetime]] = field(default_factory=dict)

    def user_id(self, host: str) -> str:
        """Return Zoom's own number of a host."""
        return f"u{self.hosts.index(host):021d}"

    def host_named(self, name: str) -> str | None:
        """Return the host whom a mail address or a number means."""
        known = {self.user_id(each): each for each in self.hosts} | {each: each for each in self.hosts}
        return known.get(name)

    def issue(self, form: Mapping[str, str], basic: str) -> HttpResponse:
        """Issue a token, or tell that the app is unknown."""
        if basic != f"{self.client_id}:{self.client_secret}":
            return told(400, reason="Invalid client_id or client_secret", error="invalid_client")
        if form != {"grant_type": "account_credentials", "account_id": self.account_id}:
            return told(400, reason="Bad Request", error="invalid_request")
        value = secrets.token_urlsafe(24)
        self.tokens[value] = self.now() + TOKEN_LASTS
        return told(
            200,
            access_token=value,
            token_type="bearer",  # noqa: S106 - OAuth's own word
            expires_in=int(TOKEN_LASTS.total_seconds()) - 1,
            scope=self.granted,
            api_url="https://api.zoom.us",
        )

    def knows(self, token: str) -> bool:
        """Tell whether a token is good."""
        return self.tokens.get(token, self.now()) > self.now()

    def open_door(self, kind: str, entrance: Entrance, lasts: timedelta) -> str:
        """Return a new way into a meeting."""
        url = self.link(kind, f"{entrance.meeting}?tk={secrets.token_urlsafe(12)}")
        self.doors[url] = (entrance, self.now() + lasts)
        return url


def answer_to(account: ZoomAccount, request: HttpRequest) -> HttpResponse:
    """Answer a request to the API, whose token is good."""
    parts = urlsplit(request.url)
    query = dict(parse_qsl(parts.query))
    try:
        body = json.loads(request.body) if request.body else {}
    except ValueError:
        return NO_JSON
    for method, pattern, answer in _ROUTES:
        found = re.fullmatch(pattern, parts.path)
        if found and method == request.method:
            return answer(account, unquote(found[1]), query | body)
    return refused(404, 2300, "This API endpoint is not recognized.")


def _user(account: ZoomAccount, name: str, _asked: Mapping[str, Any]) -> HttpResponse:
    host = account.host_named(name)
    if host is None:
        return NO_USER
    return told(200, id=account.user_id(host), email=host, type=2, display_name=host.partition("@")[0], status="active")


def _list(account: ZoomAccount, name: str, asked: Mapping[str, Any]) -> HttpResponse:
    host = account.host_named(name)
    if host is None:
        return NO_USER
    rows = [each for each in account.meetings.values() if each["host_email"] == host]
    begin = int(asked.get("next_page_token", "0") or "0")
    more = str(begin + PAGE) if begin + PAGE < len(rows) else ""
    listed = [{key: value for key, value in row.items() if key in _LISTED} for row in rows[begin : begin + PAGE]]
    return told(200, page_size=PAGE, total_records=len(rows), next_page_token=more, meetings=listed)


def _make(account: ZoomAccount, name: str, asked: Mapping[str, Any]) -> HttpResponse:
    host = account.host_named(name)
    if host is None:
        return NO_USER
    number = _FIRST + secrets.randbelow(_FIRST)
    kept = {**asked, "id": number, "uuid": secrets.token_urlsafe(16), "host_email": host, "status": "waiting"}
    kept |= {"host_id": account.user_id(host), "created_at": account.now().strftime("%Y-%m-%dT%H:%M:%SZ")}
    account.meetings[str(number)] = kept
    return told(201, **kept, **_doors(account, kept))


def _get(account: ZoomAccount, number: str, _asked: Mapping[str, Any]) -> HttpResponse:
    kept = account.meetings.get(number)
    return told(200, **kept, **_doors(account, kept)) if kept else NO_MEETING


def _change(account: ZoomAccount, number: str, asked: Mapping[str, Any]) -> HttpResponse:
    kept = account.meetings.get(number)
    if kept is None:
        return NO_MEETING
    kept.update({**asked, "settings": {**kept["settings"], **asked.get("settings", {})}})
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _remove(account: ZoomAccount, number: str, _asked: Mapping[str, Any]) -> HttpResponse:
    if account.meetings.pop(number, None) is None:
        return NO_MEETING
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _invite(account: ZoomAccount, number: str, asked: Mapping[str, Any]) -> HttpResponse:
    if number not in account.meetings:
        return NO_MEETING
    lasts = timedelta(seconds=asked.get("ttl", 7200))
    invited = []
    for each in asked.get("attendees", []):
        entrance = Entrance(meeting=number, role=MeetingRole.GUEST, name=each["name"])
        invited.append({"name": each["name"], "join_url": account.open_door("w", entrance, lasts)})
    return told(201, attendees=invited)


def _doors(account: ZoomAccount, kept: Mapping[str, Any]) -> dict[str, str]:
    """Return the links that stand in Zoom's answers: one to start, and one that leads in whoever has it."""
    host = Entrance(meeting=str(kept["id"]), role=MeetingRole.HOST)
    return {
        "start_url": account.open_door("s", host, START_LASTS),
        "join_url": account.link("j", f"{kept['id']}?pwd={kept.get('password', '')}"),
    }


_LISTED: Final = frozenset(
    {"uuid", "id", "host_id", "topic", "type", "start_time", "duration", "timezone", "agenda", "created_at", "join_url"}
)
_USER: Final = r"/v2/users/([^/]+)"
_MEETING: Final = r"/v2/meetings/(\d+|[^/]+)"
_ROUTES: Final[tuple[tuple[str, str, Callable[[ZoomAccount, str, Mapping[str, Any]], HttpResponse]], ...]] = (
    ("GET", _USER, _user),
    ("GET", rf"{_USER}/meetings", _list),
    ("POST", rf"{_USER}/meetings", _make),
    ("GET", _MEETING, _get),
    ("PATCH", _MEETING, _change),
    ("DELETE", _MEETING, _remove),
    ("POST", rf"{_MEETING}/invite_links", _invite),
)


def held_at(kept: Mapping[str, Any]) -> datetime:
    """Return when a meeting begins."""
    return datetime.strptime(kept["start_time"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
