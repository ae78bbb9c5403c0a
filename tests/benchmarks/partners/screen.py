"""An open page without a browser: asks for a ticket, hears bells, and fetches what is new as the page's script does."""

import html
import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import urlencode, urlsplit

from mannaka.local.ports import LOOPBACK

GATHER: Final = 0.05  # as live_page.js
REFUSED_REST: Final = 5
_TIMEOUT: Final = 60
_LIVE: Final = re.compile(r"<div[^>]* data-live(?: [^>]*)?>")
_TOLD: Final = re.compile(r'data-([a-z-]+)="([^"]*)"')
_HIDDEN: Final = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Whose browser it is, and where."""

    port: int
    live_port: int
    host: str
    cookies: dict[str, str]


@dataclass(slots=True, kw_only=True)
class Answer:
    """What came."""

    status: int
    body: str
    etag: str
    location: str


class Screen:
    """A browser with one page, which listens in a thread of its own until it is closed."""

    def __init__(self, sight: Sight, *, looks_for: re.Pattern[str]) -> None:
        self.sight = sight
        self.looks_for = looks_for
        self.cookies = dict(sight.cookies)
        self.seen: dict[str, float] = {}  # the words that are looked for, and when each was first fetched
        self.empty_since = 0.0  # when what was fetched last came to hold none of them
        self.refused = 0
        self.is_listening = threading.Event()
        self._bars: list[dict[str, str]] = []
        self._closed = threading.Event()
        self._stream: socket.socket | None = None
        self._connection = http.client.HTTPConnection(LOOPBACK, sight.port, timeout=_TIMEOUT)
        self._lock = threading.Lock()

    def ask(
        self, verb: str, path: str, fields: Sequence[tuple[str, str]] = (), *, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request on the one connection of this browser."""
        host = f"{self.sight.host}:{self.sight.port}"
        sent = {"Host": host, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())} | dict(headers or {})
        body = urlencode(fields) if verb == "POST" else None
        if body is not None:
            sent |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{host}"}
        with self._lock:
            answer = self._answer(verb, path, body, sent)
            text = answer.read().decode(errors="replace")
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        etag, location = answer.headers.get("ETag") or "", answer.headers.get("Location") or ""
        return Answer(status=answer.status, body=text, etag=etag, location=location)

    def send(self, path: str, told: Mapping[str, str]) -> None:
        """
        Fill the form of a page and send it, and open the page that it leads to.

        :raises RuntimeError: it was not taken.
        """
        answer = self.prepare(path)(told)
        if answer.status != http.client.FOUND:
            raise RuntimeError(f"{path} answered {answer.status}: {answer.body[:300]}")
        self.ask("GET", answer.location)

    def prepare(self, path: str) -> "Sending":
        """Open a page with a form, to be sent later."""
        return Sending(self, path, dict(_HIDDEN.findall(self.ask("GET", path).body)))

    def open(self, path: str) -> str:
        """
        Open a page that listens, and begin to listen.

        :raises RuntimeError: it did not come, or does not listen.
        """
        answer = self.ask("GET", path)
        found = _LIVE.findall(answer.body)
        if answer.status != http.client.OK or not found:
            raise RuntimeError(f"{self.sight.host}{path} answered {answer.status}: {answer.body[:300]}")
        self._bars = [{name: html.unescape(value) for name, value in _TOLD.findall(bar)} for bar in found]
        self._look(answer.body)
        threading.Thread(target=self._live, daemon=True).start()
        return answer.body

    def close(self) -> None:
        """Go away."""
        self._closed.set()
        stream = self._stream
        if stream is not None:
            with suppress(OSError):
                stream.shutdown(socket.SHUT_RDWR)
        self._connection.close()

    def _fetch(self, topic: str) -> None:
        """Fetch what is new in the parts of the page that listen to a topic, in all for none."""
        for bar in self._bars:
            if not topic or topic in bar["topics"].split():
                self._fetch_part(bar)

    def _fetch_part(self, bar: dict[str, str]) -> None:
        headers = {"If-None-Match": f'"{bar["edition"]}"', "X-Mannaka-Background": "1"}
        answer = self.ask("GET", bar["news"], headers=headers)
        if answer.status == http.client.OK:
            bar["edition"] = answer.etag.strip('"')
        elif answer.status != http.client.NOT_MODIFIED:
            self.refused += 1
        if answer.status != http.client.NOT_MODIFIED and bar is self._bars[-1]:
            self._look(answer.body)

    def _look(self, body: str) -> None:
        at, found = time.perf_counter(), self.looks_for.findall(body)
        for words in found:
            self.seen.setdefault(words, at)
        self.empty_since = 0.0 if found else self.empty_since or at

    def _answer(self, verb: str, path: str, body: str | None, headers: Mapping[str, str]) -> http.client.HTTPResponse:
        try:
            self._connection.request(verb, path, body, dict(headers))
            return self._connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The server ends a connection that rested; a browser opens the next one, too.
            self._connection.close()
            self._connection.request(verb, path, body, dict(headers))
            return self._connection.getresponse()

    def _live(self) -> None:
        while not self._closed.is_set():
            with suppress(OSError, http.client.HTTPException):
                for topic in self._bells():
                    self.is_listening.set()
                    time.sleep(GATHER)
                    self._fetch(topic)
            # A page comes back after a second or two; one that was refused would rest, and this one asks on.
            self._closed.wait(REFUSED_REST if self.refused else 1)

    def _bells(self) -> Iterator[str]:
        """Yield the topic of each bell, and an empty one when the stream is there: something may have happened."""
        fields = [("topic", topic) for bar in self._bars for topic in bar["topics"].split()]
        first = self._bars[0]
        headers = {"X-CSRFToken": first["token"], "X-Mannaka-Background": "1"}
        answer = self.ask("POST", first["ticket"], fields, headers=headers)
        if answer.status != http.client.OK:
            self.refused += 1
            self._fetch("")
            return
        asked = urlsplit(json.loads(answer.body)["stream"])
        connection = http.client.HTTPConnection(LOOPBACK, self.sight.live_port, timeout=_TIMEOUT)
        origin = f"http://{self.sight.host}:{self.sight.port}"
        connection.request("GET", f"{asked.path}?{asked.query}", headers={"Host": asked.netloc, "Origin": origin})
        self._stream = connection.sock
        stream, name = connection.getresponse(), ""
        while not self._closed.is_set() and (line := stream.readline()):
            word, _, rest = line.decode().rstrip("\n").partition(": ")
            if word == "event":
                name = rest
            elif word == "data" and name in {"ready", "news"}:
                yield json.loads(rest).get("topic", "") if name == "news" else ""


class Sending:
    """A filled form, ready to go."""

    def __init__(self, screen: Screen, path: str, hidden: Mapping[str, str]) -> None:
        self.screen, self.path, self.hidden = screen, path, hidden

    def __call__(self, told: Mapping[str, str]) -> Answer:
        """Send it."""
        return self.screen.ask("POST", self.path, list({**self.hidden, **told}.items()))
