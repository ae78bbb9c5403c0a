"""What the pages show of a channel."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from mannaka_sdk import Capability, ProbeProblem, Quota
from tenants.plugins.kinds import has_talks
from tenants.plugins.models import Channel
from tenants.plugins.selectors import ChannelLine
from tenants.plugins.states import AT_WORK, ChannelState, Health, ShownMenu
from tenants.plugins.web import walk
from tenants.plugins.web.tones import HEALTH_ICONS, HEALTH_TONES, STATE_TONES
from tenants.plugins.wording import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A channel in words, icons and the way on."""

    channel: Channel
    name: str
    state: str
    state_tone: str
    health: str
    health_tone: str
    health_icon: str
    problems: list[str]
    quota: Quota | None
    quota_is_low: bool
    next_words: str
    next_url: str
    is_at_work: bool
    is_paused: bool
    is_stopped: bool
    has_conversations: bool
    has_menu: bool
    menu: str


def shown(line: ChannelLine) -> Shown:
    """Return a channel as the pages show it."""
    channel, quota = line.channel, _quota(line.channel.quota)
    state, health = ChannelState(channel.state), Health(channel.health)
    return Shown(
        channel=channel,
        name=said(line.manifest.name) if line.manifest else channel.plugin_id,
        state=str(state.label),
        state_tone=STATE_TONES.get(state, "neutral"),
        health=str(health.label),
        health_tone=HEALTH_TONES[health],
        health_icon=HEALTH_ICONS[health],
        problems=problems_of(channel),
        quota=quota,
        quota_is_low=bool(quota and quota.limit and quota.used * 5 >= quota.limit * 4),
        next_words=walk.words_of(line.step),
        next_url=walk.page_of(line.step, channel),
        is_at_work=state in AT_WORK,
        is_paused=state == ChannelState.PAUSED,
        is_stopped=line.is_stopped or line.manifest is None,
        has_conversations=has_talks(channel.plugin_id),
        has_menu=line.manifest is not None and Capability.MENUS in line.manifest.capabilities,
        menu=str(ShownMenu(channel.menu_shown or ShownMenu.HIDDEN).label),
    )


def problems_of(channel: Channel) -> list[str]:
    """Return what was wrong when the channel was last asked, in the language of the page."""
    return [said(problem.message) for problem in filter(None, map(_problem, channel.health_problems))]


def _problem(kept: dict[str, Any]) -> ProbeProblem | None:
    try:
        return ProbeProblem.model_validate(kept, extra="ignore")
    except ValidationError:  # of a later kit, which knows more kinds
        return None


def _quota(kept: dict[str, Any] | None) -> Quota | None:
    return Quota.model_validate(kept, extra="ignore") if kept else None
