"""The server for receiving, in memory: one mailbox, and the part of IMAP4rev1 that the channel speaks."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from mannaka_sdk.simulated_lines import LineServer
from mannaka_sdk.simulation import Refusal

_LINE: Final = b"\r\n"
Answer = Callable[[bytes], bytes]


@dataclass
class Kept:
    """A mail in the mailbox."""

    uid: int
    raw: bytes
    at: datetime
    is_seen: bool = False
    is_withheld: bool = False
    """Whether the server does not give it, for a reason of its own."""
    breaks_the_line: bool = False
    """Whether the server hangs up when it should give it."""


@dataclass
class Mailbox:
    """A mailbox."""

    validity: int = 1700000000
    mails: list[Kept] = field(default_factory=list)
    next_uid: int = 1

    def put(self, raw: bytes, at: datetime) -> Kept:
        """Let a mail come."""
        kept = Kept(uid=self.next_uid, raw=raw, at=at)
        self.next_uid += 1
        self.mails.append(kept)
        return kept

    def set_up_anew(self) -> None:
        """Give all mails other UIDs, as a server does after a restore."""
        self.validity += 1
        for number, kept in enumerate(self.mails, 1):
            kept.uid = number
        self.next_uid = len(self.mails) + 1


class ImapServer(LineServer):
    """One connection to the mailbox."""

    def __init__(
        self,
        mailbox: Mailbox,
        *,
        user: str,
        password: str,
        folder: str = "INBOX",
        refusal: Refusal | None = None,
        starts_plain: bool = False,
    ) -> None:
        self.mailbox = mailbox
        self.user, self.password, self.folder = user, password, folder
        self.refusal = refusal
        self.is_plain = starts_plain
        self.heard = b""
        self.waits_for: Answer | None = None
        self.is_signed_in = self.may_change = False
        self.listened_from: int | None = None
        """How many mails there were when somebody began to listen, while they do."""

    def greet(self) -> bytes:
        """Greet, or not."""
        if self.refusal is Refusal.ILL:
            self.is_over = True
            return b"* BYE [UNAVAILABLE] down for now" + _LINE
        return b"* OK [CAPABILITY " + self._capabilities() + b"] ready" + _LINE

    def _capabilities(self) -> bytes:
        return b"IMAP4rev1 " + (b"STARTTLS LOGINDISABLED" if self.is_plain else b"IDLE AUTH=PLAIN")

    def hear(self, data: bytes) -> bytes:
        """Answer each whole line."""
        self.heard += data
        answers = b""
        while _LINE in self.heard and not self.is_over:
            line, _, self.heard = self.heard.partition(_LINE)
            if self.waits_for is not None:
                asked, self.waits_for = self.waits_for, None
                answers += asked(line)
            else:
                answers += self._answer(line)
        return answers

    def _answer(self, line: bytes) -> bytes:
        tag, _, rest = line.partition(b" ")
        name, _, arguments = rest.partition(b" ")
        if name.upper() == b"UID":
            name, _, arguments = arguments.partition(b" ")
        method = getattr(self, f"_do_{name.decode('ascii', 'replace').lower()}", None)
        needs_account = name.upper() in {b"SELECT", b"EXAMINE", b"SEARCH", b"FETCH", b"STORE", b"IDLE"}
        if method is None or (needs_account and not self.is_signed_in):
            return tag + b" BAD not now" + _LINE
        told: bytes = method(tag, arguments)
        return told

    def _do_capability(self, tag: bytes, _arguments: bytes) -> bytes:
        return b"* CAPABILITY " + self._capabilities() + _LINE + tag + b" OK done" + _LINE

    def _do_starttls(self, tag: bytes, _arguments: bytes) -> bytes:
        self.is_plain = False
        return tag + b" OK begin" + _LINE

    def _do_login(self, tag: bytes, arguments: bytes) -> bytes:
        words = [each.replace('\\"', '"') for each in re.findall(r'"((?:[^"\\]|\\.)*)"', arguments.decode())]
        user = words[0] if len(words) > 1 else arguments.decode().split(" ")[0]
        return self._signed_in(tag, user, words[-1] if words else "")

    def _do_authenticate(self, tag: bytes, _arguments: bytes) -> bytes:
        def take(line: bytes) -> bytes:
            _, user, password = base64.b64decode(line).decode().split("\0")
            return self._signed_in(tag, user, password)

        self.waits_for = take
        return b"+ " + _LINE

    def _signed_in(self, tag: bytes, user: str, password: str) -> bytes:
        is_right = (user, password) == (self.user, self.password) and self.refusal is not Refusal.WRONG_CREDENTIALS
        if self.is_plain or not is_right:
            return tag + b" NO [AUTHENTICATIONFAILED] wrong" + _LINE
        self.is_signed_in = True
        return tag + b" OK signed in" + _LINE

    def _do_select(self, tag: bytes, arguments: bytes) -> bytes:
        if arguments.strip(b'"').decode() != self.folder or self.refusal is Refusal.MISSING_SCOPE:
            return tag + b" NO [NOPERM] no such folder for you" + _LINE
        lines = (
            b"* %d EXISTS" % len(self.mailbox.mails),
            b"* OK [UIDVALIDITY %d] valid" % self.mailbox.validity,
            b"* OK [UIDNEXT %d] next" % self.mailbox.next_uid,
            tag + b" OK open",
        )
        self.may_change = True
        return _LINE.join((*lines, b""))

    def _do_examine(self, tag: bytes, arguments: bytes) -> bytes:
        told = self._do_select(tag, arguments)
        self.may_change = False
        return told

    def _do_search(self, tag: bytes, arguments: bytes) -> bytes:
        words = arguments.decode().split()
        if words[0] == "UID":
            found = [each.uid for each in self.mailbox.mails if each.uid >= int(words[1].partition(":")[0])]
            found = found or [each.uid for each in self.mailbox.mails[-1:]]  # `n:*` always names the last one
        else:
            day = datetime.strptime(words[1], "%d-%b-%Y").date()  # noqa: DTZ007 - a day
            found = [each.uid for each in self.mailbox.mails if each.at.date() >= day]
        return b"* SEARCH" + b"".join(b" %d" % uid for uid in found) + _LINE + tag + b" OK done" + _LINE

    def _do_fetch(self, tag: bytes, arguments: bytes) -> bytes:
        which, _, what = arguments.partition(b" ")
        uids = {int(each) for each in which.split(b",")}
        answer = b""
        for number, kept in enumerate(self.mailbox.mails, 1):
            if kept.uid in uids:
                if b"BODY" in what and (kept.is_withheld or kept.breaks_the_line):
                    self.is_over = kept.breaks_the_line
                    return b"" if kept.breaks_the_line else tag + b" NO [CONTACTADMIN] cannot read it" + _LINE
                answer += b"* %d FETCH (UID %d %s)" % (number, kept.uid, _told(kept, what)) + _LINE
        return answer + tag + b" OK done" + _LINE

    def _do_store(self, tag: bytes, arguments: bytes) -> bytes:
        first, _, last = arguments.partition(b" ")[0].partition(b":")
        for kept in self.mailbox.mails:
            kept.is_seen = kept.is_seen or (self.may_change and int(first) <= kept.uid <= int(last))
        return tag + (b" OK done" if self.may_change else b" NO [READ-ONLY]") + _LINE

    def _do_idle(self, tag: bytes, _arguments: bytes) -> bytes:
        def end(_line: bytes) -> bytes:
            news, self.listened_from = self.tell(), None
            return news + tag + b" OK done" + _LINE

        self.waits_for, self.listened_from = end, len(self.mailbox.mails)
        return b"+ idling" + _LINE

    def tell(self) -> bytes:
        """Tell whoever listens that a mail came."""
        there = len(self.mailbox.mails)
        if self.listened_from is None or there == self.listened_from:
            return b""
        self.listened_from = there
        return b"* %d EXISTS" % there + _LINE

    def _do_logout(self, tag: bytes, _arguments: bytes) -> bytes:
        self.is_over = True
        return b"* BYE" + _LINE + tag + b" OK bye" + _LINE


def _told(kept: Kept, what: bytes) -> bytes:
    if b"RFC822.SIZE" in what:
        date = f"{kept.at.day:2}-{kept.at:%b-%Y %H:%M:%S %z}".encode()
        return b'RFC822.SIZE %d INTERNALDATE "%s"' % (len(kept.raw), date)
    cut = re.search(rb"<0\.(\d+)>", what)
    raw = kept.raw[: int(cut[1])] if cut else kept.raw
    return b"BODY[] {%d}" % len(raw) + _LINE + raw
