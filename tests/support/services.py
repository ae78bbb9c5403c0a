"""A web server whose plugins find the simulated services of Imabari and Saijo in this process, with their windows."""

from collections.abc import Iterator
from contextlib import contextmanager

from mannaka.simulate.accounts import Keys
from mannaka.simulate.house import House as Services
from mannaka.simulate.server import made_server
from tests.mannaka.simulate.conftest import IMABARI, SAIJO, serving
from tests.support.browser_server import WebServer


class ServerWithServices(WebServer):
    """A web server, and the services beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.services = Services(lambda: [IMABARI, SAIJO], keys=Keys(b"of a journey"), port=self.port)
        self.services.refresh()

    @property
    def windows(self) -> str:
        """Return where the windows are."""
        return str(self.settings["MANNAKA_SIMULATOR_URL"])


@contextmanager
def server_with_services() -> Iterator[ServerWithServices]:
    """Start a web server, and the services beside it."""
    server = ServerWithServices()
    with serving(made_server(server.services, bind="127.0.0.1:0")) as port:
        server.settings["MANNAKA_SIMULATOR_URL"] = f"http://127.0.0.1:{port}"
        server.start()
        try:
            yield server
        finally:
            server.stop()
