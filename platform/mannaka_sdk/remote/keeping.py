"""What a plugin on its vendor's server finds: the host's time, the channel's state, a log that travels back."""

from dataclasses import dataclass, field
from datetime import datetime

from mannaka_sdk.context import MAX_STATE_BYTES
from mannaka_sdk.remote.protocol import RemoteNote

MOST_NOTES = 100


@dataclass(frozen=True, slots=True)
class HostsClock:
    """The host's time, as it was when the call was made."""

    at: datetime

    def now(self) -> datetime:
        """Return the time, with its zone."""
        return self.at


@dataclass
class TravellingState:
    """The channel's state, which goes back with the answer where it changed."""

    values: dict[str, bytes]
    is_changed: bool = False

    def get(self, key: str) -> bytes | None:
        """Return a value."""
        return self.values.get(key)

    def put(self, key: str, value: bytes) -> None:
        """
        Keep a value.

        :raises ValueError: if the channel would keep more than 64 KB.
        """
        kept = {**self.values, key: bytes(value)}
        if sum(len(name.encode()) + len(each) for name, each in kept.items()) > MAX_STATE_BYTES:
            raise ValueError("a channel keeps at most 64 KB")
        self.values, self.is_changed = kept, True

    def drop(self, key: str) -> None:
        """Forget a value, if there is one."""
        self.is_changed |= self.values.pop(key, None) is not None


@dataclass
class TravellingLog:
    """A log whose lines go back with the answer; what is too much is left out."""

    notes: list[RemoteNote] = field(default_factory=list)

    def info(self, event: str, **values: str | int | bool) -> None:
        """Note what happened."""
        self._note(RemoteNote(level="info", event=event, values=values))

    def warning(self, event: str, **values: str | int | bool) -> None:
        """Note what somebody should look at."""
        self._note(RemoteNote(level="warning", event=event, values=values))

    def _note(self, note: RemoteNote) -> None:
        if len(self.notes) < MOST_NOTES:
            self.notes.append(note)
