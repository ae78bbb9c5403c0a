"""Two cities behind the product's web processes and its process for streams, at loopback."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Final

from tests.benchmarks.cases.servers import Gunicorn, environment_with
from tests.benchmarks.partners.screen import Screen, Sight
from tests.benchmarks.processes import Worker
from tests.benchmarks.scratch import released_database
from tests.support import stack
from tests.support.live_server import LiveServer

SETTINGS: Final = "tests.benchmarks.cases.settings_ours"
COUNTING: Final = "tests.benchmarks.site.settings_ours"
JOBS: Final = "tests.benchmarks.partners.jobs"
HOST: Final = stack.CITIES[0][2]
OTHER_HOST: Final = stack.CITIES[1][2]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The served product and a worker beside it."""

    port: int
    live_port: int
    worker: Worker

    def job(self, name: str, **told: Any) -> Any:
        """Have something done inside the product."""
        return self.worker.do("call", function=f"{JOBS}.{name}", **told)

    def screen(self, cookies: Mapping[str, str], *, looks_for: re.Pattern[str], host: str = HOST) -> Screen:
        """Return a browser of somebody, which watches for some words."""
        sight = Sight(port=self.port, live_port=self.live_port, host=host, cookies=dict(cookies))
        return Screen(sight, looks_for=looks_for)


@contextmanager
def a_house(environment: dict[str, str]) -> Iterator[House]:
    """Open a house, and leave nothing of it."""
    with ExitStack() as opened:
        at = opened.enter_context(released_database(environment, "partners")) | {"MANNAKA_DATABASE_POOL": "1"}
        live = LiveServer(at["CACHE_URL"])
        opened.callback(live.stop)
        live.start()
        at["MANNAKA_LIVE_PORT"] = str(live.port)
        worker = opened.enter_context(Worker(COUNTING, at))
        web = environment_with(at | {"DJANGO_SETTINGS_MODULE": SETTINGS, "MANNAKA_DATABASE_LOGIN": "web"})
        web.pop("DATABASE_OWNER_URL", None)
        server = opened.enter_context(Gunicorn("partners", "mannaka.wsgi:application", web)).wait(HOST, "/")
        yield House(port=server.port, live_port=live.port, worker=worker)
