"""Who of the service's users leads a meeting: each leads one at a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from case_core.meetings.models import Meeting
from mannaka_kit.turns import wait_for_turn
from tenants.plugins.catalogue import manifest_of
from tenants.plugins.models import Channel

# From when until when somebody leads a meeting.
Led: TypeAlias = tuple[datetime, datetime]


def hosts_of(channel: Channel) -> list[str] | None:
    """Return who may lead meetings of a channel, in the city's order; None where its meetings need nobody's time."""
    manifest = manifest_of(channel.plugin_id)
    if manifest is None or not manifest.hosts_in:
        return None
    named = channel.config.get(manifest.hosts_in) or []
    return [str(each) for each in named if str(each)]


def free_hosts(
    channel: Channel, hosts: Sequence[str], begins: datetime, ends: datetime, *, without_id: int | None = None
) -> list[str]:
    """Return who of them leads nothing else in a span; the database has the last word."""
    busy = Meeting.objects.led().overlapping(begins, ends).filter(channel=channel).exclude(pk=without_id or 0)
    taken = set(busy.values_list("host", flat=True))
    return [each for each in hosts if each not in taken]


def spans_led(channel: Channel, hosts: Sequence[str], begins: datetime, ends: datetime) -> list[list[Led]]:
    """Return when each of them leads a meeting between two moments, in their order: one statement for all."""
    found: dict[str, list[Led]] = {each: [] for each in hosts}
    rows = Meeting.objects.led().overlapping(begins, ends).filter(channel=channel, host__in=list(found)).order_by()
    for host, first, last in rows.values_list("host", "begins", "ends"):
        found[host].append((first, last))
    return list(found.values())


def find_host(meeting: Meeting) -> bool:
    """
    Give a meeting somebody free to lead it, in memory; false where nobody is.

    Who asks for the same channel waits until the transaction ends, so that two never find the same person free.
    """
    hosts = hosts_of(meeting.channel)
    if hosts is None:
        meeting.host = ""
        return True
    wait_for_turn(f"meeting-hosts-{meeting.channel_id}")
    free = free_hosts(meeting.channel, hosts, meeting.begins, meeting.ends, without_id=meeting.pk)
    # Whoever leads it already goes on, as long as they can.
    meeting.host = meeting.host if meeting.host in free else next(iter(free), "")
    return bool(meeting.host)
