"""
What the process answers to other servers: mails for the cities' addresses are taken, and nothing else ever.

No relay, no sign-in. A mail is answered with 250 only once it is written down; whatever is away, is asked for again.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from functools import partial
from typing import Any, Final, TypeVar

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import close_old_connections

from mannaka.mail.peers import Peers
from mannaka_kit import clock
from mannaka_sdk import DeliveredMail
from mannaka_tenancy import Tenant, use
from tenants.deliveries.mail_door import channel_of, is_too_often, take_mail
from tenants.municipalities.errors import CityNotFoundError
from tenants.municipalities.selectors import find_city

log = structlog.get_logger(__name__)
Found = TypeVar("Found")

MOST_RECIPIENTS: Final = 20
OK: Final = "250 2.0.0 Ok"
UNKNOWN: Final = "550 5.1.1 No such address here"
LATER: Final = "451 4.3.0 Try again later"
TOO_OFTEN: Final = "450 4.7.1 Too many mails, try again later"
TOO_MANY: Final = "452 4.5.3 Too many recipients"


class Receiver:
    """Answers the steps of one server's talk."""

    def __init__(self, domains: Mapping[str, str], peers: Peers, executor: Executor) -> None:
        self._domains = domains
        self._peers = peers
        self._executor = executor

    async def handle_EHLO(  # noqa: N802 - the server's own name for it, and its own arguments
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, offers: list[str]
    ) -> list[str]:
        """Offer what we do; nobody can sign in here."""
        session.host_name = name
        return [each for each in offers if not each[4:].startswith("AUTH")]

    async def handle_MAIL(  # noqa: N802 - the server's own name for it, and its own arguments
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Let a mail begin, from whoever it is; who that is, nobody knows."""
        if not self._peers.may_send(peer_of(session)):
            return TOO_OFTEN
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return OK

    async def handle_RCPT(  # noqa: N802 - the server's own name for it, and its own arguments
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take an address that a city's channel has."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return TOO_MANY
        answer = await self._asked(address, _judge) or UNKNOWN
        if answer == OK:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return answer

    async def handle_DATA(  # noqa: N802 - the server's own name for it
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Write the mail down for each of its addresses; where one is not written, all come again and are known."""
        for address in envelope.rcpt_tos:
            mail = DeliveredMail(
                raw=envelope.original_content or b"",
                sender=envelope.mail_from or "",
                recipient=address,
                received_at=clock.now(),
            )
            if not await self._asked(address, partial(_write_down, mail)):
                return LATER
        return OK

    async def handle_exception(self, error: Exception) -> str:
        """Ask the server to come again, whatever went wrong; its class alone is told."""
        log.error("mail.failed", error=type(error).__qualname__)
        return LATER

    async def _asked(self, address: str, work: Callable[[str], Found]) -> Found | None:
        """Do something in the city of an address; nothing where no city has its domain."""
        code = self._domains.get(address.rpartition("@")[2].lower())
        if code is None:
            return None
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, _in_city, code, lambda: work(address))


def peer_of(session: Session) -> str:
    """Return where a server calls from."""
    return str(session.peer[0]) if session.peer else ""


def _write_down(mail: DeliveredMail, _address: str) -> bool:
    return take_mail(mail, at=mail.received_at)


def _judge(address: str) -> str:
    channel = channel_of(address)
    if channel is None:
        return UNKNOWN
    return TOO_OFTEN if is_too_often(channel) else OK


def _in_city(code: str, work: Callable[[], Found]) -> Found | None:
    close_old_connections()
    try:
        city: Tenant = find_city(code)
    except CityNotFoundError:
        return None
    with use(city):
        return work()


class Server(SMTP):
    """The server's side of one talk; lines may be as long as bad programs make them."""

    line_length_limit = 1024 * 1024

    def __init__(self, receiver: Any, peers: Peers, **options: Any) -> None:
        super().__init__(receiver, **options)
        self._peers = peers
        self._counted = ""

    def connection_made(self, transport: Any) -> None:
        """Let a server in, or ask it to come again where too many are here."""
        peer = str((transport.get_extra_info("peername") or ("",))[0])
        if self._counted or self._peers.come(peer):  # STARTTLS makes the connection anew
            self._counted = peer
            super().connection_made(transport)
            return
        transport.write(b"421 4.7.0 Too many connections, try again later\r\n")
        transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        """Let the place go."""
        if self._counted:
            self._peers.leave(self._counted)
            self._counted = ""
            super().connection_lost(error)
