"""Makes the tokens of the vendors' tutorial as its reader does: an administrator's page."""

import http.client
import json
import re
from contextlib import closing
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from mannaka.local.ports import LOOPBACK
from mannaka_kit import clock

HIDDEN: Final = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
SECRET: Final = re.compile(r"<code>(mannaka_\w+)</code>")
ADD: Final = "/staff/settings/tokens/add/"
# Whose roles a token has, and what it opens: as the tutorial says.
TOKENS: Final = {
    "TOKEN": ("aoi", ["cases:read", "cases:write", "organisation:read"]),
    "SECTION_TOKEN": ("ren", ["handovers:read"]),
}


class Administrator:
    """A person with a browser who signed in to the demo's first city."""

    def __init__(self, data: Path, *, port: int) -> None:
        """Sign in with the login that the demo printed."""
        login = next(each for each in json.loads((data / "logins.json").read_text()) if each["role"] == "administrator")
        self._connection = http.client.HTTPConnection(LOOPBACK, port, timeout=60)
        self._host = f"{login['host']}:{port}"
        self._cookies: dict[str, str] = {}
        self._send("/account/login/", {"login": login["username"], "password": login["password"]})

    def make_tokens(self) -> dict[str, str]:
        """Return the tutorial's tokens."""
        with closing(self._connection):
            return {name: self._make_token(owner, scopes) for name, (owner, scopes) in TOKENS.items()}

    def _make_token(self, owner: str, scopes: list[str]) -> str:
        page = self._ask("GET", ADD)
        found = re.search(rf'<option value="(\d+)"[^>]*>[^<]*{owner}', page)
        assert found, f"{owner} cannot own a token"
        last_day = (clock.today() + timedelta(days=90)).isoformat()
        typed = {"purpose": "電話システム", "owner": found[1], "scopes": scopes, "last_day": last_day}
        made = SECRET.search(self._send(ADD, typed))
        assert made, "The page shows no token."
        return made[1]

    def _send(self, path: str, typed: dict[str, object]) -> str:
        hidden = dict(HIDDEN.findall(self._ask("GET", path)))
        return self._ask("POST", path, urlencode(hidden | typed, doseq=True))

    def _ask(self, verb: str, path: str, body: str | None = None) -> str:
        headers = {"Host": self._host, "Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self._host}"}
        self._connection.request(verb, path, body, headers)
        answer = self._connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        page = answer.read().decode()
        assert answer.status < http.client.BAD_REQUEST, f"{verb} {path} answered {answer.status}"
        return page
