"""Runs the receiver until SIGTERM; talks that go on are given a moment to end."""

import asyncio
import signal
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Final

import structlog
from aiosmtpd.smtp import log as library_log
from django.db import connections

from mannaka.health.heartbeat import beat
from mannaka.mail.domains import named_domains
from mannaka.mail.listeners import Listeners
from mannaka.mail.peers import Peers
from mannaka.mail.receiver import Receiver, Server
from tenants.deliveries.mail_door import MOST_BYTES

log = structlog.get_logger(__name__)

THREADS: Final = 4
"""How many talk to the database at once."""
_SECONDS: Final = 120
"""After which a server that says nothing is hung up on."""
_BEAT: Final = 10.0
_GRACE: Final = 5.0
SLEEPS: Final = 3.0
"""Between two looks at who is to be listened at: a mailbox is never long without its listener."""


def serve_mail(*, bind: str, name: str = "", certificate: Path | None = None) -> None:
    """
    Take mails at an address and port, under a name, with a folder of `tls.crt` and `tls.key` where there is one.

    :raises BadMailDomainsError: if the setting of domains cannot be read.
    """
    host, _, port = bind.rpartition(":")
    domains, executor = named_domains(), ThreadPoolExecutor(THREADS, thread_name_prefix="mail")
    log.info("mail.started", bind=bind, domains=len(domains))
    threading.Thread(target=_listen, args=(Listeners(),), daemon=True).start()
    with executor:
        asyncio.run(_serve(host, int(port), talks(domains, executor, name=name, certificate=certificate)))


async def _serve(host: str, port: int, talk: Callable[[], Server]) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    server = await loop.create_server(talk, host, port)
    while not stopping.is_set():
        beat("mail")
        await _wait(stopping)
    server.close()
    await asyncio.sleep(_GRACE)


def _listen(listeners: Listeners) -> None:
    while True:
        try:
            listeners.look()
        except Exception as error:  # noqa: BLE001 - a database that is away comes back
            log.warning("mail.looking_failed", error=type(error).__qualname__)
        finally:
            connections.close_all()
        time.sleep(SLEEPS)


async def _wait(stopping: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), _BEAT)
    except TimeoutError:
        return


def talks(
    domains: Mapping[str, str], executor: Executor, *, name: str = "", certificate: Path | None = None
) -> Callable[[], Server]:
    """Return what answers each new connection."""
    _say_nothing_of_anybody()
    peers, context = Peers(), _context_of(certificate)
    receiver = Receiver(domains, peers, executor)

    def talk() -> Server:
        return Server(
            receiver,
            peers,
            hostname=name or "localhost",
            ident="ESMTP",
            data_size_limit=MOST_BYTES,
            enable_SMTPUTF8=True,
            tls_context=context,
            timeout=_SECONDS,
            auth_exclude_mechanism=["LOGIN", "PLAIN"],
        )

    return talk


def _say_nothing_of_anybody() -> None:
    # The library's lines repeat addresses and whatever a server says; ours say what happened.
    library_log.disabled = True


def _context_of(certificate: Path | None) -> ssl.SSLContext | None:
    if certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "tls.crt", certificate / "tls.key")
    return context
