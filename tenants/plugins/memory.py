"""What a channel remembers between two calls: loaded before a call, saved after it."""

from dataclasses import dataclass, field

from mannaka_sdk import MAX_STATE_BYTES
from tenants.plugins.models import Channel, ChannelMemory
from tenants.plugins.sealing import open_memory, seal_memory


@dataclass
class LoadedMemory:
    """A channel's memory during one call (the SDK's `SmallState`)."""

    values: dict[str, bytes] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

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
        self.changed.add(key)

    def drop(self, key: str) -> None:
        """Forget a value, if there is one."""
        if self.values.pop(key, None) is not None:
            self.changed.add(key)


def load_memory(channel: Channel) -> LoadedMemory:
    """
    Return what a channel remembers.

    :raises UndecipherableError: if a value was altered, or belongs elsewhere.
    """
    rows = ChannelMemory.objects.filter(channel=channel)
    return LoadedMemory(values={row.name: open_memory(row.sealed, channel=channel, name=row.name) for row in rows})


def save_memory(channel: Channel, memory: LoadedMemory) -> None:
    """Keep what changed, and nothing else: two calls at once may each have changed something."""
    gone = [name for name in memory.changed if name not in memory.values]
    if gone:
        ChannelMemory.objects.filter(channel=channel, name__in=gone).delete()
    for name in sorted(memory.changed.difference(gone)):
        sealed = seal_memory(memory.values[name], channel=channel, name=name)
        ChannelMemory.objects.update_or_create(channel=channel, name=name, defaults={"sealed": sealed})


def forget_memory(channel: Channel) -> None:
    """Erase what a channel remembers."""
    ChannelMemory.objects.filter(channel=channel).delete()
