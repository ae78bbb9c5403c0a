"""A small feature for these tests: its effects are audit entries, so that tests count them in the city itself."""

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import connection

from mannaka_kit import audit, clock
from mannaka_kit.outbox import Settle, handler, subscribe, subscribe_errand


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    case_id: int
    key: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyCares:
    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerDied:
    case_id: int


@subscribe(CaseOpened)
def tell_the_section(event: CaseOpened) -> None:
    assert event.key is None or isinstance(event.key, UUID)
    audit.record("told.section", actor=audit.SYSTEM, target=None, at=clock.now(), case_id=event.case_id)


@subscribe(CaseOpened)
def tell_the_citizen(event: CaseOpened) -> None:
    audit.record("told.citizen", actor=audit.SYSTEM, target=None, at=clock.now(), case_id=event.case_id)


@subscribe(WorkerDied)
def die_once(event: WorkerDied) -> None:
    """Write, say one is at it, and wait to be killed; the second time, just write."""
    audit.record("died.once", actor=audit.SYSTEM, target=None, at=clock.now(), case_id=event.case_id)
    mark = Path(os.environ["HAPPENINGS_MARK"])
    if not mark.exists():
        mark.write_text(str(os.getpid()))
        time.sleep(60)


def _remind(*, case_id: int) -> None:
    audit.record("reminded", actor=audit.SYSTEM, target=None, at=clock.now(), case_id=case_id)


FORMERLY = "tests.a_room_that_was.remind"
remind = handler(_remind, formerly=[FORMERLY])


class StubbornError(Exception):
    """Always raised."""


@handler
def fail(*, case_id: int) -> None:
    audit.record("failed.after.this", actor=audit.SYSTEM, target=None, at=clock.now(), case_id=case_id)
    raise StubbornError("090-1234-5678 is not to be kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerWanted:
    case_id: int


class Server:
    """Somebody else's server: it remembers who asked, and whether a transaction was open."""

    def __init__(self) -> None:
        self.asked: list[bool] = []
        self.is_away = False
        self.may_answer = threading.Event()
        self.may_answer.set()

    def ask(self) -> None:
        self.asked.append(connection.in_atomic_block)
        self.may_answer.wait(30)
        if self.is_away:
            raise StubbornError("away")


server = Server()


@subscribe_errand(ServerWanted)
def ask_the_server(event: ServerWanted) -> Settle:
    server.ask()
    return lambda: audit.record(
        "server.answered", actor=audit.SYSTEM, target=None, at=clock.now(), case_id=event.case_id
    )
