"""A city's mail servers and its citizens' mailboxes, in memory: for the tests, and for a demo."""

import base64
from collections.abc import Mapping
from email import message_from_bytes, policy
from typing import ClassVar, Final
from urllib.parse import quote

from pydantic import SecretStr

from integrations.channels.mail.settings import MailConfig, MailSecrets
from integrations.channels.mail.simulated_imap import ImapServer, Mailbox
from integrations.channels.mail.simulated_smtp import Post, SmtpServer
from mannaka_sdk import HttpRequest, HttpResponse, PermanentError
from mannaka_sdk.simulated_lines import AnswersLines, LineServer
from mannaka_sdk.simulation import (
    DidSomethingNew,
    Happening,
    PolledSimulator,
    Received,
    Refusal,
    SentFile,
    Wrote,
)

ADDRESS: Final = "soudan@city.imabari.example.jp"
USER: Final = "soudan"
IMAP: Final = "imap.city.imabari.example.jp"
SMTP: Final = "smtp.city.imabari.example.jp"
_STARTS_PLAIN: Final = frozenset({143, 587})


class MailSimulator(PolledSimulator, AnswersLines):
    """A mailbox, a server for sending, and citizens who read what they get; each mail once, by its name."""

    changes: ClassVar[Mapping[str, object]] = {}
    """What differs from the usual settings."""

    def __init__(self) -> None:
        self.mailbox = Mailbox()
        self.post = Post()

    @property
    def account(self) -> str:
        """Return the address."""
        return ADDRESS

    def config(self) -> MailConfig:
        """Return settings that work."""
        usual: dict[str, object] = {
            "address": ADDRESS,
            "sender_name": "今治市 まるごと相談室",
            "imap_host": IMAP,
            "imap_user": USER,
            "smtp_host": SMTP,
        }
        return MailConfig.model_validate(usual | dict(self.changes))

    def secrets(self) -> MailSecrets:
        """Return the secrets that work."""
        return MailSecrets(
            imap_password=SecretStr("imap-ours-5f1c"),
            smtp_password=SecretStr("smtp-ours-9a2e"),
            reply_key=SecretStr("reply-ours-3b7d-1c9e-55aa"),
        )

    def other_secrets(self) -> MailSecrets:
        """Return another channel's secrets."""
        return MailSecrets(
            imap_password=SecretStr("imap-theirs-77d0"),
            smtp_password=SecretStr("smtp-theirs-c41b"),
            reply_key=SecretStr("reply-theirs-0d2f-88bb-12ee"),
        )

    def person(self, name: str) -> str:
        """Return a person's address."""
        return name if "@" in name else f"{name}@example.jp"

    @property
    def received(self) -> list[Received]:
        """Return what citizens have in their mailboxes, which show a mail of one name once."""
        named = {message_from_bytes(each.raw)["Message-ID"]: each for each in reversed(self.post.taken)}
        return [Received(to=each.to, text=_text_of(each.raw)) for each in reversed(named.values())]

    def answer(self, host: str, port: int, refusal: Refusal | None) -> LineServer:
        """
        Answer as the two servers do.

        :raises PermanentError: if it is neither of them.
        """
        secrets, plain = self.secrets(), port in _STARTS_PLAIN
        if host == IMAP:
            password = secrets.imap_password.get_secret_value()
            return ImapServer(self.mailbox, user=USER, password=password, refusal=refusal, starts_plain=plain)
        if host == SMTP:
            password = secrets.smtp_password.get_secret_value()
            return SmtpServer(self.post, user=USER, password=password, refusal=refusal, starts_plain=plain)
        raise PermanentError("there is no such server")

    def happen(self, *happenings: Happening) -> None:
        """Let citizens write; what nobody foresaw is a mail that the server does not give."""
        for each in happenings:
            kept = self.mailbox.put(_mail(each, self.person(each.person)), each.at)
            kept.is_withheld = isinstance(each, DidSomethingNew)

    def respond(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002 - mail speaks no HTTP
        """Answer that nothing is here."""
        return HttpResponse(status=404)

    def refuse(self, refusal: Refusal) -> HttpResponse:  # noqa: ARG002 - mail speaks no HTTP
        """Answer that nothing is here."""
        return HttpResponse(status=404)


def _mail(happening: Happening, address: str) -> bytes:
    name = getattr(happening, "message_id", happening.event_id)
    head = (
        f"From: <{address}>\r\nTo: {ADDRESS}\r\nMessage-ID: <{name}>\r\n"
        f"Date: {happening.at:%d %b %Y %H:%M:%S %z}\r\nMIME-Version: 1.0\r\n"
    )
    if isinstance(happening, SentFile):
        named = f"attachment; filename*=utf-8''{quote(happening.name)}"
        file = f"Content-Type: {happening.media_type}\r\nContent-Disposition: {named}\r\n"
        coded = base64.encodebytes(happening.content)
        return f"{head}{file}Content-Transfer-Encoding: base64\r\n\r\n".encode() + coded
    text = happening.text if isinstance(happening, Wrote) else "?"
    kind = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return (head + kind).encode() + base64.encodebytes(text.encode("utf-8", "replace"))


def _text_of(raw: bytes) -> str:
    """Return a mail's words as another program reads them."""
    content = message_from_bytes(raw, policy=policy.default).get_payload(decode=True)
    return content.decode().replace("\r\n", "\n") if isinstance(content, bytes) else ""
