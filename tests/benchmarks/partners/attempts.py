"""
`attempts`: made-up requests of partners at every address and for every live topic of two cities; what each may not read
is planted in them beforehand, and every answer is searched for it. The dice are seeded: `SEED=` asks for others.
"""

import json
import random
import sys
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from tests.benchmarks.partners.size import ATTEMPTS, SEED
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples
from tests.benchmarks.scratch import released_database

SETTINGS: Final = "mannaka.settings.test"
JOBS: Final = "tests.benchmarks.partners.attempts"
WORKERS: Final = 2
_TOPIC_SHARE: Final = 0.25
_GUESSES: Final = (1, 2, 3, 7, 42, 1000, 2**31 - 1, 2**63 - 1)
_ACCEPT: Final = ("*/*", "*/*", "*/*", "text/html", "application/json", "text/event-stream")
# The doors that are made for partners are tried more often than those that none of them comes through.
_THEIRS: Final = ("shared:", "referred:", "listened:", "partnerdesk:", "partner:")
_THEIR_SHARE: Final = 0.4


@dataclass(kw_only=True)
class Tried:
    """What came of some attempts."""

    leaks: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    own: int = 0  # answers in which somebody read what they may


def measure(environment: dict[str, str], measured: Mapping[str, Samples]) -> None:
    """Try in two processes, each with both cities and dice of its own."""
    with ExitStack() as opened:
        databases = [opened.enter_context(released_database(environment, f"attempts{each}")) for each in range(WORKERS)]
        workers = [opened.enter_context(Worker(SETTINGS, at)) for at in databases]

        def go(place: int) -> dict[str, Any]:
            told = {"seed": SEED * WORKERS + place, "count": ATTEMPTS // WORKERS}
            answer: dict[str, Any] = workers[place].do("call", function=f"{JOBS}.try_all", **told)
            return answer

        with ThreadPoolExecutor(WORKERS) as pool:
            answers = list(pool.map(go, range(WORKERS)))
    for row in ("leaks", "errors"):
        found = [each for answer in answers for each in answer[row]]
        sys.stderr.writelines(f"attempts: {row}: {each}\n" for each in found[:20])
        measured[f"attempts_{row}"].ours.append(float(len(found)))
        measured[f"attempts_{row}"].n = ATTEMPTS // WORKERS * WORKERS
    statuses = sum((Counter(answer["statuses"]) for answer in answers), Counter())
    own = sum(answer["own"] for answer in answers)
    sys.stderr.write(f"attempts: {dict(statuses.most_common())}, own matters read {own} times\n")


def try_all(*, seed: int, count: int) -> dict[str, Any]:
    """Build both cities, try so many times, and take everything back (runs in the worker)."""
    from django.test.utils import setup_test_environment

    setup_test_environment()
    with _cities(seed) as attempts:
        tried = Tried()
        for number in range(count):
            attempts.try_once(tried, number)
        attempts.check_that_doors_open()
    return {"leaks": tried.leaks, "errors": tried.errors, "statuses": dict(tried.statuses), "own": tried.own}


@contextmanager
def _cities(seed: int) -> Iterator["Attempts"]:
    """Build the world of the permission table with the planted matters, in a transaction that is never committed."""
    import tempfile

    from django.db import transaction
    from django.test import override_settings

    from mannaka_tenancy import control, use
    from tenants.municipalities.registry import registry
    from tests.benchmarks.partners.planted import Tags, plant
    from tests.permissions.world import build
    from tests.support.cast import Cast
    from tests.support.stack import CITIES

    with control():
        cities = {city.code: city for city in registry.load_all()}
    here, there = (cities[code] for code, _name, _host in CITIES)
    with tempfile.TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder), transaction.atomic():
        world = build(here, there)
        dice = random.Random(seed)  # noqa: S311 - repeatable, no secret
        tags, planted = Tags(dice=dice), []
        for city in (here, there):
            with use(city):
                planted.append(plant(_cast(Cast, city), tags))
        yield Attempts(world=world, planted=planted, tags=tags, dice=dice)
        transaction.set_rollback(True)


def _cast(kind: Any, city: Any) -> Any:
    """Return the clerks whom the world has made, as a cast."""
    from tenants.accounts.models import User
    from tenants.accounts.selectors import actor_for
    from tests.support.cast import TODAY

    users = {name: User.objects.get(username=name) for name in ("aoi", "nagi")}
    actors = {name: actor_for(user, on=TODAY) for name, user in users.items()}
    return kind(city=city, tax=None, welfare=None, users=users, actors=actors)


class Attempts:
    """Makes requests up, sends them, and looks at what comes."""

    def __init__(self, *, world: Any, planted: Sequence[Any], tags: Any, dice: random.Random) -> None:
        from tests.permissions.addresses import by_name

        self.world, self.planted, self.tags, self.dice = world, planted, tags, dice
        self.addresses = by_name()
        self.names = sorted(self.addresses)
        self.theirs = [name for name in self.names if name.startswith(_THEIRS)]
        self.intruders = [each for city in planted for each in city.intruders]
        self.hosts = [city.host for city in planted]
        self.ids = {name: [number for city in planted for number in city.ids[name]] for name in planted[0].ids}
        self.any_id = [number for numbers in self.ids.values() for number in numbers]

    def try_once(self, tried: Tried, number: int) -> None:
        """Try something, and take back whatever it did."""
        from django.core.cache import caches
        from django.db import transaction

        caches["default"].key_prefix = uuid.uuid4().hex  # nobody is turned away for trying often
        intruder = self.dice.choice(self.intruders)
        # Every address once, and then any.
        is_first = number < len(self.names)
        with transaction.atomic():
            if not is_first and self.dice.random() < _TOPIC_SHARE:
                self._ask_topic(tried, intruder)
            else:
                self._ask_page(tried, intruder, self.names[number] if is_first else self._any_name())
            transaction.set_rollback(True)

    def check_that_doors_open(self) -> None:
        """
        Open what is shared with the one person of each city who may read something.

        :raises RuntimeError: they do not read it: then the attempts met nothing at all.
        """
        for city in self.planted:
            reader = next(each for each in city.intruders if each.may_read)
            sent = {"verb": "GET", "host": city.host, "path": city.open_path, "data": {}, "accept": "*/*"}
            text = _text_of(_send(reader.cookies, **sent))
            if not all(tag in text for tag in reader.may_read):
                raise RuntimeError(f"{reader.name} does not read what is shared with them")

    def _any_name(self) -> str:
        return self.dice.choice(self.theirs if self.dice.random() < _THEIR_SHARE else self.names)

    def _ask_page(self, tried: Tried, intruder: Any, name: str) -> None:
        from tests.permissions.requests_sent import body_of, query_of

        values, path = self._path(name)
        # Mostly at the own city's host, else at the other's with the same cookies.
        host = intruder.host if self.dice.random() < 0.7 else self.dice.choice(self.hosts)
        verb = "POST" if self.dice.random() < 0.3 else "GET"
        data = body_of(name, values) if verb == "POST" else query_of(name, values)
        sent = {"verb": verb, "host": host, "path": path, "data": data, "accept": self.dice.choice(_ACCEPT)}
        response = _send(intruder.cookies, **sent)
        told = f"{verb} {name} {path} by {intruder.name} at {host}"
        tried.statuses[str(response.status_code)] += 1
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            tried.errors.append(f"{told}: {response.status_code}")
        self._search(tried, intruder, _text_of(response), told, sent)

    def _path(self, name: str) -> tuple[Mapping[str, Any], str]:
        """Return a path with guessed ids, of either city or planted, and what its form would say."""
        from django.urls import NoReverseMatch

        from tests.permissions.requests_sent import values_of

        address = self.dice.choice(self.addresses[name])
        known = values_of(name, self.dice.choice((self.world.values, self.world.foreign)))
        guessed = {each: self._guess(each, known[each]) for each in address.parameters if each in known}
        values = type(known)({**known, **guessed})
        try:
            return values, address.path(values)
        except NoReverseMatch:
            return known, address.path(values_of(name, self.world.values))

    def _guess(self, name: str, usual: Any) -> Any:
        if not isinstance(usual, int) or self.dice.random() < 0.2:
            return usual
        if self.dice.random() < 0.6:
            return self.dice.choice(self.ids.get(name, self.any_id))
        return self.dice.choice((*_GUESSES, max(1, usual + self.dice.randint(-20, 20)), self.dice.randint(1, 300)))

    def _ask_topic(self, tried: Tried, intruder: Any) -> None:
        """Ask for a ticket for topics of either city; only the own body's is ever given."""
        from django.urls import reverse

        number = self.dice.choice(self.any_id)
        bells = [each.body_topic for each in self.intruders]
        pool = ["desk", f"case-{number}", f"listening-{number}", f"partner-{number}", f"conversation-{number}", *bells]
        topics = self.dice.sample(pool, self.dice.randint(1, 3))
        door = self.dice.choice(("shared:ticket", "listened:ticket", "console:live_ticket"))
        path = reverse(door, args=[number] if door == "listened:ticket" else [], urlconf="mannaka.urls_city")
        host = intruder.host if self.dice.random() < 0.7 else self.dice.choice(self.hosts)
        data = {"topic": topics}
        sent = {"verb": "POST", "host": host, "path": path, "data": data, "accept": "*/*"}
        response = _send(intruder.cookies, **sent)
        told = f"ticket {path} for {topics} by {intruder.name} at {host}"
        tried.statuses[f"ticket {response.status_code}"] += 1
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            tried.errors.append(f"{told}: {response.status_code}")
        if response.status_code == HTTPStatus.OK and "stream" in json.loads(response.content):
            tried.leaks += [told] if set(topics) - {intruder.body_topic} or host != intruder.host else []
        self._search(tried, intruder, _text_of(response), told, sent)

    def _search(self, tried: Tried, intruder: Any, text: str, told: str, sent: dict[str, Any]) -> None:
        from tests.permissions.world import CANARY

        found = {tag for tag in self.tags.planted if tag in text}
        tried.own += bool(found & intruder.may_read)
        tried.leaks += [f"{told}: {self.tags.planted[tag]}" for tag in found - intruder.may_read]
        # The other word stands on public pages, too: what a stranger is shown is no secret.
        if CANARY in text and CANARY not in _text_of(_send({}, **sent)):
            tried.leaks.append(f"{told}: {CANARY}")


def _send(cookies: Mapping[str, str], *, verb: str, host: str, path: str, data: Mapping[str, Any], accept: str) -> Any:
    from django.test import Client

    client = Client(headers={"host": host, "accept": accept}, raise_request_exception=False)
    for name, value in cookies.items():
        client.cookies[name] = value
    return client.get(path, data) if verb == "GET" else client.post(path, data)


def _text_of(response: Any) -> str:
    """Return all that came: the page, or the file, and its headers."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return "\n".join((content.decode(errors="replace"), *(str(value) for value in response.headers.values())))
