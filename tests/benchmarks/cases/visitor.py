"""Somebody at a desk with one connection, as a browser keeps it, signed in on one side."""

import http.client
import re
import time
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from mannaka.local.ports import LOOPBACK

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_TIMEOUT = 120


class Visitor:
    """A browser without a screen."""

    def __init__(self, *, port: int, host: str, cookies: Mapping[str, str]) -> None:
        self.host = f"{host}:{port}"
        self.cookies = dict(cookies)
        self.token, self.location = "", ""
        self.connection = http.client.HTTPConnection(LOOPBACK, port, timeout=_TIMEOUT)

    def get(self, path: str) -> str:
        """
        Return a page.

        :raises RuntimeError: the answer is not 200.
        """
        status, body = self._ask("GET", path)
        if status != http.client.OK:
            raise RuntimeError(f"{self.host}{path} answered {status}: {body[:300]}")
        return body

    def hidden_of(self, path: str) -> dict[str, str]:
        """Return the hidden fields of the form on a page."""
        hidden = dict(_HIDDEN.findall(self.get(path)))
        self.token = hidden["csrfmiddlewaretoken"]
        return hidden

    def post(self, path: str, told: Mapping[str, str], *, expected: int = http.client.FOUND) -> str:
        """
        Send a form and return what came.

        :raises RuntimeError: it was not taken.
        """
        status, body = self._ask("POST", path, urlencode(told))
        if status != expected:
            raise RuntimeError(f"{self.host}{path} answered {status}: {_errors(body)}")
        return body

    def post_and_follow(self, path: str, told: Mapping[str, str]) -> str:
        """
        Send a form and return the page that it leads to.

        :raises RuntimeError: it was not taken, or the page did not come.
        """
        token = {"csrfmiddlewaretoken": self.token}
        self.post(path, dict(told) | token)
        return self.get(self.location)

    def _ask(self, verb: str, path: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Host": self.host, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
        try:
            self.connection.request(verb, path, body, headers)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The server ends a connection that rested; a browser opens the next one, too.
            self.connection.close()
            self.connection.request(verb, path, body, headers)
            answer = self.connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        self.location = answer.headers.get("Location") or ""
        return answer.status, answer.read().decode()


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long it took."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _errors(body: str) -> str:
    words = " ".join(re.sub(r"<[^>]+>", " ", body).split())
    return words[:500]
