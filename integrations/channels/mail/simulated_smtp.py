"""The server for sending, in memory."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from mannaka_sdk.simulated_lines import LineServer
from mannaka_sdk.simulation import Refusal

_LINE: Final = b"\r\n"
Answer = Callable[[bytes], bytes]
_AT_SENDER: Final = {Refusal.MISSING_SCOPE: b"553 5.7.1 Sender address rejected: not owned by user"}
_AT_RECIPIENT: Final = {
    Refusal.RECIPIENT_GONE: b"550 5.1.1 User unknown",
    Refusal.RATE_LIMITED: b"450 4.7.1 Too many mails, try again later",
    Refusal.QUOTA_EXCEEDED: b"452 4.2.2 Sending quota exceeded",
    Refusal.BAD_REQUEST: b"501 5.5.4 Syntax error in parameters",
}
_AT_CONTENT: Final = {Refusal.CONTENT_REJECTED: b"554 5.6.0 Message content rejected"}


@dataclass
class Post:
    """What a server took."""

    taken: list["Taken"] = field(default_factory=list)


@dataclass(frozen=True)
class Taken:
    """A mail that a server took."""

    return_path: str
    to: str
    raw: bytes


class SmtpServer(LineServer):
    """One connection to the server for sending."""

    def __init__(
        self, post: Post, *, user: str, password: str, refusal: Refusal | None = None, starts_plain: bool = False
    ) -> None:
        self.post = post
        self.user, self.password = user, password
        self.refusal = refusal
        self.is_plain = starts_plain
        self.is_signed_in = False
        self.heard = b""
        self.return_path, self.to = "", ""
        self.is_content = False
        self.waits_for: Answer | None = None

    def greet(self) -> bytes:
        """Greet, or not."""
        if self.refusal is Refusal.ILL:
            self.is_over = True
            return b"421 4.3.2 Service not available" + _LINE
        return b"220 smtp.example.jp ESMTP" + _LINE

    def hear(self, data: bytes) -> bytes:
        """Answer each whole line, or a whole mail."""
        self.heard += data
        answers = b""
        while not self.is_over and (end := b"\r\n.\r\n" if self.is_content else _LINE) in self.heard:
            line, _, self.heard = self.heard.partition(end)
            answers += self._take(line) if self.is_content else self._answer(line)
        return answers

    def _answer(self, line: bytes) -> bytes:
        if self.waits_for is not None:
            asked, self.waits_for = self.waits_for, None
            return asked(line)
        name = line.partition(b" ")[0].decode("ascii", "replace").lower()
        method = getattr(self, f"_do_{name}", None)
        told: bytes = method(line) if method else b"502 5.5.2 Command not recognised"
        return told + _LINE

    def _do_ehlo(self, _line: bytes) -> bytes:
        offered = b"STARTTLS" if self.is_plain else b"AUTH PLAIN"
        return b"250-smtp.example.jp\r\n250-8BITMIME\r\n250 " + offered

    def _do_starttls(self, _line: bytes) -> bytes:
        self.is_plain = False
        return b"220 2.0.0 Ready to start TLS"

    def _do_auth(self, line: bytes) -> bytes:
        _, user, password = base64.b64decode(line.split(b" ")[2]).decode().split("\0")
        is_right = (user, password) == (self.user, self.password) and self.refusal is not Refusal.WRONG_CREDENTIALS
        self.is_signed_in = is_right and not self.is_plain
        return b"235 2.7.0 Welcome" if self.is_signed_in else b"535 5.7.8 Authentication failed"

    def _do_mail(self, line: bytes) -> bytes:
        if not self.is_signed_in:
            return b"530 5.7.0 Authentication required"
        self.return_path = line.partition(b"<")[2].partition(b">")[0].decode()
        return _AT_SENDER.get(self.refusal, b"250 2.1.0 Ok") if self.refusal else b"250 2.1.0 Ok"

    def _do_rcpt(self, line: bytes) -> bytes:
        self.to = line.partition(b"<")[2].partition(b">")[0].decode()
        return _AT_RECIPIENT.get(self.refusal, b"250 2.1.5 Ok") if self.refusal else b"250 2.1.5 Ok"

    def _do_data(self, _line: bytes) -> bytes:
        self.is_content = True
        return b"354 Go ahead"

    def _take(self, content: bytes) -> bytes:
        self.is_content = False
        if self.refusal in _AT_CONTENT:
            return _AT_CONTENT[self.refusal] + _LINE
        raw = b"\r\n".join(line.removeprefix(b".") for line in content.split(b"\r\n")) + b"\r\n"
        self.post.taken.append(Taken(self.return_path, self.to, raw))
        self.acts += 1
        return b"250 2.0.0 Ok: queued" + _LINE

    def _do_rset(self, _line: bytes) -> bytes:
        return b"250 2.0.0 Ok"

    def _do_quit(self, _line: bytes) -> bytes:
        self.is_over = True
        return b"221 2.0.0 Bye"
