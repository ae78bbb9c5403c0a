"""Stand-ins for what the host hands to a plugin: a clock, a state, a log, a sink."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mannaka_sdk.context import MAX_STATE_BYTES
from mannaka_sdk.errors import ContentRejectedError

BEGINNING = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
"""When every test begins: a Monday morning in Japan."""


@dataclass
class FakeClock:
    """A clock that goes only when it is told to."""

    at: datetime = BEGINNING

    def now(self) -> datetime:
        """Return the time."""
        return self.at

    def move(self, by: timedelta) -> None:
        """Go forward, or back."""
        self.at += by


@dataclass
class MemoryState:
    """A channel's state, in memory, with the host's limit."""

    values: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str) -> bytes | None:
        """Return a value."""
        return self.values.get(key)

    def put(self, key: str, value: bytes) -> None:
        """
        Keep a value.

        :raises ValueError: if the channel would keep more than 64 KB.
        """
        kept = {**self.values, key: value}
        if sum(len(name.encode()) + len(each) for name, each in kept.items()) > MAX_STATE_BYTES:
            raise ValueError("a channel keeps at most 64 KB")
        self.values = kept

    def drop(self, key: str) -> None:
        """Forget a value, if there is one."""
        self.values.pop(key, None)


@dataclass
class ListLog:
    """A log that keeps its lines."""

    lines: list[str] = field(default_factory=list)

    def info(self, event: str, **values: str | int | bool) -> None:
        """Note what happened."""
        self.lines.append(f"{event} {values}")

    def warning(self, event: str, **values: str | int | bool) -> None:
        """Note what somebody should look at."""
        self.lines.append(f"{event} {values}")


@dataclass
class MemorySink:
    """A sink that keeps what it is given, up to a limit."""

    limit: int = 1024 * 1024
    content: bytes = b""

    async def write(self, chunk: bytes) -> None:
        """
        Take a piece.

        :raises ContentRejectedError: when it is more than the limit.
        """
        if len(self.content) + len(chunk) > self.limit:
            raise ContentRejectedError("the file is too large", field="media")
        self.content += chunk
