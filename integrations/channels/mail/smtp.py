"""A server for sending over a line, and what its answers mean."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any, Final

from integrations.channels.mail.connecting import ENCRYPTED_LATER, reader_of
from integrations.channels.mail.settings import MailConfig, MailSecrets
from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    Context,
    Line,
    PermanentError,
    PluginError,
    RateLimitedError,
    RecipientGoneError,
    TransientError,
)

_WAIT: Final = timedelta(minutes=10)
_GONE: Final = ("5.1.", "5.2.", "5.4.")
_NOT_UNDERSTOOD: Final = range(500, 505)
_FINAL: Final = 500
_DONE: Final = range(200, 300)


class MayNotSendError(AuthExpiredError):
    """The server knows the account, but does not let it send from this address."""


class _LineSocket:
    """A line as `smtplib` uses a socket."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def sendall(self, data: Any) -> None:
        self.line.send_all(bytes(data))

    def makefile(self, _mode: str) -> Any:
        return reader_of(self.line)

    def close(self) -> None:
        self.line.close()


class LineSmtp(smtplib.SMTP):
    """The standard library's client, over a line of the host's."""

    def __init__(self, line: Line, *, own_name: str) -> None:
        self._line = line
        super().__init__(local_hostname=own_name)
        code, told = self.connect("line", 1)
        if code not in _DONE:
            raise error_of(code, told)

    def _get_socket(self, *_where: Any) -> Any:
        return _LineSocket(self._line)

    def encrypt(self) -> None:
        """
        Go on encrypted. What came before in plain is not looked at: anybody may have put it there.

        :raises PermanentError: if the server does not offer it.
        """
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("starttls") or self.docmd("STARTTLS")[0] not in _DONE:
            raise PermanentError("the server for sending offers no STARTTLS")
        self._line.start_tls()
        self.file = None
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features, self.does_esmtp = {}, False


@contextmanager
def outbox(ctx: Context[MailConfig, MailSecrets], *, within_s: float = 25.0) -> Iterator[LineSmtp]:
    """
    Open the way to the server for sending, signed in, and close it again.

    :raises PluginError: the one that tells the host what to do next.
    """
    config = ctx.config
    later = config.smtp_port in ENCRYPTED_LATER
    line = ctx.lines.open(config.smtp_host.lower(), config.smtp_port, starts_plain=later, within_s=within_s)
    try:
        smtp = LineSmtp(line, own_name=config.address.rpartition("@")[2])
        if later:
            smtp.encrypt()
        smtp.ehlo_or_helo_if_needed()
        _sign_in(smtp, ctx)
        yield smtp
        with suppress(smtplib.SMTPException, TransientError):
            smtp.quit()
    except smtplib.SMTPResponseException as error:
        raise error_of(error.smtp_code, error.smtp_error) from None
    except smtplib.SMTPException as error:
        raise TransientError(f"the server for sending does not answer as it should: {type(error).__name__}") from None
    finally:
        line.close()


def _sign_in(smtp: LineSmtp, ctx: Context[MailConfig, MailSecrets]) -> None:
    if not smtp.has_extn("auth"):
        return
    password = ctx.secrets.smtp_password.get_secret_value() or ctx.secrets.imap_password.get_secret_value()
    try:
        smtp.login(ctx.config.smtp_user or ctx.config.imap_user, password)
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code < _FINAL:
            raise TransientError("the server for sending cannot check the password now") from None
        raise AuthExpiredError("the server for sending does not take user name and password") from None
    except (smtplib.SMTPNotSupportedError, UnicodeEncodeError):
        raise AuthExpiredError("the server for sending knows no way to sign in that this channel knows") from None


def hand_over(smtp: LineSmtp, *, return_path: str, to: str, content: bytes) -> None:
    """
    Hand a mail to the server.

    :raises PluginError: the one that tells the host what to do next.
    """
    name_sender(smtp, return_path)
    _require(smtp.docmd("RCPT", f"TO:<{to}>"), at="recipient")
    _require(smtp.data(content), at="content")


def name_sender(smtp: LineSmtp, return_path: str) -> None:
    """
    Tell the server where reports go to.

    :raises PluginError: if it does not take mails from there.
    """
    _require(smtp.docmd("MAIL", f"FROM:<{return_path}>"), at="sender")


def _require(answer: tuple[int, bytes], *, at: str) -> None:
    if answer[0] not in _DONE:
        raise error_of(*answer, at=at)


def error_of(code: int, told: bytes | str, *, at: str = "") -> PluginError:
    """Return the error that an answer stands for, without what it says: it may repeat what we sent."""
    words = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
    status = next((each for each in words.split() if each[:2] in {"4.", "5."}), "")
    if code < _FINAL:
        if status.startswith("4.7.") or code == 450:  # noqa: PLR2004 - as servers answer who comes too often
            return RateLimitedError("the server for sending asks us to wait", retry_after=_WAIT)
        return TransientError(f"the server for sending is ill ({code})")
    if code in _NOT_UNDERSTOOD:
        return PermanentError(f"the server for sending does not understand us ({code})")
    return _refused(code, status, at)


def _refused(code: int, status: str, at: str) -> PluginError:
    if at == "sender" or code == 530:  # noqa: PLR2004 - who must sign in first
        return MayNotSendError("the server for sending does not let this account send from the address")
    if at == "recipient" and (not status or status.startswith(_GONE)):
        return RecipientGoneError("no mail reaches this address")
    if at == "content":
        return ContentRejectedError("the server for sending does not take the mail", field="parts")
    return PermanentError(f"the server for sending refuses ({code} {status})")
