"""How a channel is, as it is kept: with every problem in both languages."""

from datetime import datetime
from typing import Any

from mannaka_kit.outbox import events
from mannaka_sdk import HealthState, ProbeProblem, ProbeReport
from tenants.plugins.asking import HealthFound
from tenants.plugins.events import ChannelInTrouble
from tenants.plugins.models import Channel
from tenants.plugins.states import Health

_HEALTH = {
    HealthState.WORKING: Health.WORKING,
    HealthState.DEGRADED: Health.DEGRADED,
    HealthState.FAILING: Health.FAILING,
}


def keep_health(channel: Channel, found: HealthFound, *, at: datetime) -> None:
    """Put what was found on a channel, and sound the alarm where it fails."""
    channel.health = _HEALTH[found.report.state]
    channel.health_problems = _plain(found.report.problems)
    channel.health_at = at
    channel.quota = found.quota.model_dump(mode="json") if found.quota else None
    if found.is_refused:
        channel.refused_at = channel.refused_at or at
    elif channel.health == Health.WORKING:
        channel.refused_at = None
    if channel.health == Health.FAILING or channel.refused_at:
        sound_alarm(channel.pk)


def keep_health_of_probe(channel: Channel, report: ProbeReport, *, at: datetime) -> None:
    """Put what a try found on a channel; somebody stands before the screen, so that no alarm is needed."""
    channel.health = Health.WORKING if report.is_ok else Health.FAILING
    channel.health_problems = _plain(report.problems)
    channel.health_at = at


def sound_alarm(channel_id: int) -> None:
    """Have the administrators told: by mail once a day at most, and above the pages of the console."""
    events.record(ChannelInTrouble(channel_id=channel_id))


def _plain(problems: tuple[ProbeProblem, ...]) -> list[dict[str, Any]]:
    return [each.model_dump(mode="json") for each in problems]
