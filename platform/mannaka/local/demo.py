"""The whole stack on one machine: servers, two cities, and every process; started and ended together."""

from __future__ import annotations

import http.client
import os
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mannaka.local import holding
from mannaka.local.bootstrap import bootstrap
from mannaka.local.cities import CITIES, logins_at, prepare
from mannaka.local.errors import StepFailedError
from mannaka.local.ports import LOOPBACK
from mannaka.local.postgres import PostgresServer
from mannaka.local.processes import Program, Supervisor
from mannaka.local.secrets import ensure_secrets, environment, live_port, mail_port, simulator_port
from mannaka.local.steps import COMMAND, StepRunner
from mannaka.local.valkey import ValkeyServer
from mannaka.local.watch import watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mannaka.local.narrator import Narrator

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
ANSWER_SECONDS = 120
POLL_SECONDS = 0.3
OK = 200


def run_demo(data: Path, *, port: int, narrator: Narrator) -> None:
    """
    Run the stack until the process is told to end.

    :raises LocalStackError: something is in the way; nothing is left running.
    """
    data = data.absolute()
    with holding.held(data, port=port), _interrupts(), watched(data) as ledger:
        logs = data / "logs"
        logs.mkdir(exist_ok=True)
        supervisor = Supervisor(tell=narrator.say, ledger=ledger)
        try:
            variables = _start_servers(data, port=port, narrator=narrator)
            steps = StepRunner(environment=variables, logs=logs, ledger=ledger)
            prepare(data, server=PostgresServer(data), steps=steps, narrator=narrator)
            web, *others = programs(variables, logs=logs, port=port)
            supervisor.start([web])
            # The page first: six processes that read all code at once would make everybody wait.
            _wait_for_page(supervisor, port=port, log=web.log, narrator=narrator)
            supervisor.start(others)
            _present(data, port=port, narrator=narrator)
            supervisor.run()
        except KeyboardInterrupt:
            narrator.say("Stopping …")
        finally:
            _end(data, supervisor)
    narrator.say("Stopped.")


def stop_servers(data: Path) -> None:
    """Stop both servers, where they run."""
    ValkeyServer(data).stop()
    PostgresServer(data).stop()


def programs(variables: Mapping[str, str], *, logs: Path, port: int) -> list[Program]:
    """Return what the demo keeps running beside the servers, the pages first."""
    parts = {
        "web": ("--bind", f"{LOOPBACK}:{port}", "--processes", "2", "--threads", "2"),
        "live": ("--bind", f"{LOOPBACK}:{live_port(port)}"),
        "worker": ("--processes", "2"),
        "relay": (),
        "beat": (),
        "mail": ("--bind", f"{LOOPBACK}:{mail_port(port)}"),
    }
    commands = {name: ("serve", name, *options) for name, options in parts.items()}
    commands["simulate"] = ("simulate", "--bind", f"{LOOPBACK}:{simulator_port(port)}")
    return [
        Program(name=name, command=(*COMMAND, *words), log=logs / f"{name}.log", environment=variables)
        for name, words in commands.items()
    ]


def _start_servers(data: Path, *, port: int, narrator: Narrator) -> dict[str, str]:
    postgres, valkey = PostgresServer(data), ValkeyServer(data)
    with narrator.step("Starting PostgreSQL"):
        postgres.start()
    with narrator.step("Starting Valkey"):
        valkey.start()
    ensure_secrets(data)
    bootstrap(data)
    for server in (postgres, valkey):
        link = data / "logs" / f"{server.name}.log"
        link.unlink(missing_ok=True)
        link.symlink_to(server.log)
    return {**os.environ, **environment(data, public_port=port), "PYTHONUNBUFFERED": "1"}


def _wait_for_page(supervisor: Supervisor, *, port: int, log: Path, narrator: Narrator) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS
    with narrator.step("Starting the pages"):
        while not page_answers(port):
            if not supervisor.is_running("web"):
                raise StepFailedError(f"The web process did not start: {_last_line(log)} Log: {log}")
            if time.monotonic() > deadline:
                raise StepFailedError(f"The pages did not answer within {ANSWER_SECONDS} seconds. Log: {log}")
            time.sleep(POLL_SECONDS)


def page_answers(port: int) -> bool:
    """Tell whether the first city's page comes; Python does not resolve `*.localhost`, so the Host header names it."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=20)
    try:
        connection.request("GET", "/", headers={"Host": f"{CITIES[0][2]}:{port}"})
        return connection.getresponse().status == OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _present(data: Path, *, port: int, narrator: Narrator) -> None:
    narrator.show_logins(logins_at(data, port=port))
    for _, name, host in CITIES:
        narrator.say(f"{name}: http://{host}:{port}/ (staff: http://{host}:{port}/staff/)")
    narrator.say(f"LINE and mail for trying: http://{LOOPBACK}:{simulator_port(port)}/")
    narrator.say(f"Logs: {data / 'logs'}. Ctrl-C stops everything.")
    holding.say_ready(data)


@contextmanager
def _interrupts() -> Iterator[None]:
    """Let every signal that asks for the end raise KeyboardInterrupt, wherever we are."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(data: Path, supervisor: Supervisor) -> None:
    for number in ENDING:
        # A second Ctrl-C must not leave half of it running.
        signal.signal(number, signal.SIG_IGN)
    supervisor.stop()
    stop_servers(data)


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return next((line for line in reversed(lines) if line.strip()), "it said nothing.")
