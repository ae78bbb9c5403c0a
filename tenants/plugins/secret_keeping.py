"""Secrets as they are kept: written once, never shown; one that is replaced still verifies for a day."""

from collections.abc import Mapping
from datetime import datetime

from tenants.plugins.models import Channel, ChannelSecret
from tenants.plugins.sealing import open_secret, seal_secret
from tenants.plugins.states import Slot


def names_kept(channel: Channel) -> dict[str, datetime]:
    """Return which secrets a channel has, and since when."""
    rows = ChannelSecret.objects.filter(channel=channel, slot=Slot.CURRENT)
    return dict(rows.values_list("name", "set_at"))


def keep_secrets(channel: Channel, secrets: Mapping[str, str], *, user_id: int, at: datetime) -> list[str]:
    """Keep new secrets, each in the place of the former one, and return the names of those that changed."""
    former = {row.name: row for row in ChannelSecret.objects.filter(channel=channel, slot=Slot.CURRENT)}
    changed = []
    for name, value in sorted(secrets.items()):
        row = former.get(name)
        if row is not None:
            before = open_secret(row.sealed, channel=channel, name=name, slot=Slot.CURRENT)
            if before == value:
                continue
            _keep(channel, name, before, slot=Slot.PREVIOUS, user_id=row.set_by_id, at=at)
        _keep(channel, name, value, slot=Slot.CURRENT, user_id=user_id, at=at)
        changed.append(name)
    return changed


def forget_secrets(channel: Channel) -> None:
    """Erase every secret of a channel."""
    ChannelSecret.objects.filter(channel=channel).delete()


def forget_former_secrets(*, before: datetime) -> int:
    """Erase what was replaced before a time, in the whole city, and return how much it was."""
    rows = ChannelSecret.objects.filter(slot=Slot.PREVIOUS, set_at__lte=before)
    return rows.delete()[0]


def _keep(channel: Channel, name: str, value: str, *, slot: str, user_id: int, at: datetime) -> None:
    sealed = seal_secret(value, channel=channel, name=name, slot=slot)
    told = {"sealed": sealed, "set_at": at, "set_by_id": user_id}
    ChannelSecret.objects.update_or_create(channel=channel, name=name, slot=slot, defaults=told)
