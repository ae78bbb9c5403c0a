"""A browser without pictures: it speaks HTTP to the served stack, keeps cookies, and sends forms as they stand."""

import http.client
import re
from dataclasses import dataclass
from html import unescape
from http.cookies import SimpleCookie
from typing import Self
from urllib.parse import urlencode

_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"')
_WRITTEN = re.compile(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer."""

    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def location(self) -> str:
        """Return where it leads."""
        return self.headers.get("Location", "")

    def carried(self) -> dict[str, str]:
        """Return what its form would send by itself: hidden fields, and the texts that stand in it."""
        fields = _HIDDEN.findall(self.text) + _WRITTEN.findall(self.text)
        return {unescape(name): unescape(value) for name, value in fields}


class Visitor:
    """Somebody at one host."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._cookies: SimpleCookie = SimpleCookie()

    def get(self, path: str) -> Page:
        """Open a page."""
        return self._ask("GET", path, "")

    def post(self, path: str, fields: dict[str, str]) -> Page:
        """Send fields."""
        return self._ask("POST", path, urlencode(fields))

    def deliver(self, path: str, body: bytes, headers: dict[str, str]) -> Page:
        """Deliver bytes, as a service does."""
        return self._ask("POST", path, body, headers)

    def send(self, path: str, **answers: str) -> Page:
        """Open a page and send its form with answers."""
        return self.post(path, {**self.get(path).carried(), **answers})

    def sign_in(self, username: str, password: str) -> Self:
        """Sign in through the page."""
        sent = self.send("/account/login/", login=username, password=password)
        assert (sent.status, sent.location) == (302, "/staff/"), sent.text[-2000:]
        return self

    def is_answered(self, path: str) -> bool:
        """Tell whether a page comes."""
        try:
            return self.get(path).status == http.HTTPStatus.OK
        except OSError:
            return False

    def _ask(self, method: str, path: str, body: str | bytes, more: dict[str, str] | None = None) -> Page:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=SECONDS)
        headers = {"Host": self._host, "Cookie": "; ".join(f"{n}={m.value}" for n, m in self._cookies.items())}
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
        try:
            sent = body.encode() if isinstance(body, str) else body
            connection.request(method, path, sent, headers | (more or {}))
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie", []):
                self._cookies.load(cookie)
            return Page(status=response.status, headers=response.headers, text=response.read().decode())
        finally:
            connection.close()
