"""Where mail goes: one address, read once at start-up, and refused in words where it is wrong."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

SENDS_NOTHING: Final = "none:"
_SHAPE: Final = "smtp://user:password@host:587, smtps://user:password@host:465, file:///folder, console: or none:"


class WrongMailUrlError(RuntimeError):
    """MANNAKA_EMAIL_URL cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """How Django sends mail."""

    kind: str
    sends: bool = True
    folder: str = ""
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    is_tls: bool = False

    @property
    def backend(self) -> str:
        """Return the path of Django's class."""
        return f"django.core.mail.backends.{self.kind}.EmailBackend"


def read_mail_url(url: str) -> Mail:
    """
    Return how to send mail by an address.

    :raises WrongMailUrlError: it is none of the known shapes.
    """
    parts = urlsplit(url)
    if parts.scheme in ("smtp", "smtps"):
        return _smtp(parts)
    if parts.scheme == "file" and parts.path:
        return Mail(kind="filebased", folder=unquote(parts.path))
    if url == "console:":
        return Mail(kind="console")
    if url == SENDS_NOTHING:
        return Mail(kind="dummy", sends=False)
    raise _wrong("it is none of the known kinds")


def _smtp(parts: SplitResult) -> Mail:
    if not parts.hostname:
        raise _wrong("it names no host")
    is_tls = parts.scheme == "smtps"
    return Mail(
        kind="smtp",
        host=parts.hostname,
        port=_port(parts) or (465 if is_tls else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=is_tls,
    )


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise _wrong("its port is no number") from error


def _wrong(why: str) -> WrongMailUrlError:
    # The address itself may hold a password, so it is not repeated.
    words = f"MANNAKA_EMAIL_URL cannot be used: {why}. Write {_SHAPE}."
    return WrongMailUrlError(f"{words} See docs/reference/settings.md.")
