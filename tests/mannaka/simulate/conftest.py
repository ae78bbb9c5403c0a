"""Two demo cities' simulated services as a process serves them, and the cities' own door, which remembers."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import urlencode

import pytest

from mannaka.simulate.accounts import Keys
from mannaka.simulate.cities import City
from mannaka.simulate.house import House
from mannaka.simulate.server import made_server
from mannaka_kit import clock
from mannaka_sdk import RawRequest

IMABARI = City(code="382027", name="今治市", host="imabari.localhost")
SAIJO = City(code="382060", name="西条市", host="saijo.localhost")
PATH = "/hooks/v1/key/"


@dataclass
class Door:
    """Where the cities take deliveries: what came, and what is answered next."""

    port: int = 0
    came: list[tuple[str, RawRequest]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)


class _DoorHandler(BaseHTTPRequestHandler):
    door: ClassVar[Door]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        names = [name.lower() for name in self.headers]
        assert len(names) == len(set(names)), "a header that comes twice is refused by servers"
        headers = dict(zip(names, self.headers.values(), strict=True))
        self.door.came.append((headers["host"], RawRequest(headers=headers, body=body, received_at=clock.now())))
        self.send_response(self.door.answers.pop(0) if self.door.answers else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Page:
    """What a browser got."""

    status: int
    text: str
    headers: dict[str, str]


@dataclass
class Windows:
    """The process, as browsers and plugins reach it."""

    house: House
    port: int
    door: Door

    @property
    def url(self) -> str:
        """Return what MANNAKA_SIMULATOR_URL would be."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Page:
        """Send a request as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request(method, path, body=body, headers={name.replace("_", "-"): headers[name] for name in headers})
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        page = Page(answer.status, answer.read().decode(), told)
        connection.close()
        return page

    def get(self, path: str, **headers: str) -> Page:
        """Open a page."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, **form: str) -> Page:
        """Send a form as a browser does."""
        media_type = "application/x-www-form-urlencoded"
        return self.ask("POST", path, urlencode(form).encode(), Origin=self.url, Content_Type=media_type)

    def address(self, city: City) -> str:
        """Return a city's address for deliveries."""
        return f"http://{city.host}:{self.door.port}{PATH}"

    def connected(self, city: City) -> None:
        """Do in the console what an administrator does, and let everybody be a friend."""
        self.post(f"/{city.code}/webhook", address=self.address(city))
        talks = self.house.windows[city.code].line
        talks.friends.update(each.id for each in talks.people)


@contextmanager
def serving(server: ThreadingHTTPServer) -> Iterator[int]:
    """Serve in a thread."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def opened_windows() -> Iterator[Windows]:
    """Serve the simulated services of two demo cities."""
    door = Door()
    handler = type("Handler", (_DoorHandler,), {"door": door})
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as door.port:
        house = House(lambda: [IMABARI, SAIJO], keys=Keys(b"of a demo"), port=door.port)
        house.postman.pauses = (0.05, 0.05)
        house.refresh()
        with serving(made_server(house, bind="127.0.0.1:0")) as port:
            yield Windows(house, port, door)


@pytest.fixture
def windows() -> Iterator[Windows]:
    """The simulated services of two demo cities."""
    with opened_windows() as found:
        yield found
