"""`mannaka serve …`: one process of an installation."""

import os
import runpy
import sys
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from mannaka import env
from mannaka.commands.stack import DEFAULT_DATA, Data, point_at_stack, start_django

BEAT_SCHEDULER = "--scheduler=mannaka.health.celery_signs.LivingScheduler"


class Part(StrEnum):
    """What a process does."""

    WEB = "web"
    WORKER = "worker"
    RELAY = "relay"
    BEAT = "beat"
    LIVE = "live"
    MAIL = "mail"


def serve(
    part: Annotated[Part, typer.Argument(help="What the process does.")],
    bind: Annotated[str, typer.Option(help="web, live, mail: address and port.")] = "127.0.0.1:8000",
    processes: Annotated[int, typer.Option(help="web, worker: processes.", min=1)] = 2,
    threads: Annotated[int, typer.Option(help="web: threads of each process.", min=1)] = 4,
    name: Annotated[str, typer.Option(help="mail: the name under which other servers know us (MX).")] = "",
    certificate: Annotated[Path | None, typer.Option(help="mail: folder of tls.crt and tls.key, for STARTTLS.")] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """
    Serve pages or their live streams, do queued work, hand work to the queue, keep the clock, or take mails.

    What needs the database refuses to start on an unwell system.
    """
    if part is Part.LIVE:
        _serve_live(bind=bind, data=data)
        return
    point_at_stack(data)
    if part is Part.WEB:
        os.environ.setdefault("MANNAKA_DATABASE_POOL", "1")
    _refuse_unwell()
    start_django(data)
    _speak_as_installed()
    _close_connections()
    if part is Part.WEB:
        _serve_web(bind=bind, processes=processes, threads=threads)
    elif part is Part.RELAY:
        _serve_relay()
    elif part is Part.MAIL:
        _serve_mail(bind=bind, name=name, certificate=certificate)
    else:
        _serve_celery(part, processes=processes)


def _serve_live(*, bind: str, data: Path) -> None:
    # It needs Valkey only, and must not reach for more.
    if not env.text("CACHE_URL", ""):
        point_at_stack(data)
    from mannaka.live.server import serve_live

    serve_live(bind=bind)


def _serve_relay() -> None:
    from mannaka.health.heartbeat import beat
    from mannaka_kit.outbox import relay

    relay.main(alive=lambda: beat("relay"))


def _serve_mail(*, bind: str, name: str, certificate: Path | None) -> None:
    from mannaka.mail.server import serve_mail

    serve_mail(bind=bind, name=name, certificate=certificate)


def _refuse_unwell() -> None:
    from mannaka.doctor.examine import refuse_unwell
    from mannaka.doctor.situation import Situation

    for finding in refuse_unwell(Situation.of_environment()):
        typer.echo(str(finding), err=True)


def _speak_as_installed() -> None:
    # Nobody reads along at a terminal: what goes out to people is in the installation's language, not in the shell's.
    from django.utils import translation

    translation.deactivate()


def _close_connections() -> None:
    # The checks asked the database; a session that two forked processes share would mix their cities.
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def _serve_web(*, bind: str, processes: int, threads: int) -> None:

    from django.conf import settings

    # Read once before the fork: else each process reads all pages' code while its first visitor waits.
    import_module(settings.ROOT_URLCONF)
    options = ["--worker-class=gthread", f"--workers={processes}", f"--threads={threads}", f"--bind={bind}"]
    options += ["--preload", "--timeout=60", "--graceful-timeout=10", "--no-control-socket"]
    # One request a connection, and no more of them than threads: the process that is free takes the next (ADR 0460).
    options += ["--keep-alive=0", f"--worker-connections={threads}"]
    options += ["--config=python:mannaka.gunicorn_settings"]
    sys.argv = ["gunicorn", *options, "mannaka.wsgi:application"]
    runpy.run_module("gunicorn", run_name="__main__", alter_sys=True)


def _serve_celery(part: Part, *, processes: int) -> None:
    from django.conf import settings

    import_module("mannaka.health.celery_signs")
    from mannaka.celery import app

    if part is Part.WORKER:
        app.start(["worker", "--pool=prefork", f"--concurrency={processes}", "--loglevel=INFO", "--without-gossip"])
    else:
        schedule = settings.MANNAKA_DATA / "beat-schedule"
        app.start(["beat", "--loglevel=INFO", f"--schedule={schedule}", "--pidfile=", BEAT_SCHEDULER])
