"""What an administrator does next for a channel."""

from enum import StrEnum, unique

from mannaka_sdk import Inbound, Manifest
from tenants.plugins.hearing import BY_ADDRESS, inbound_with
from tenants.plugins.models import Channel
from tenants.plugins.sheets import needs_acceptance
from tenants.plugins.states import ChannelState, Health


@unique
class NextStep(StrEnum):
    """What comes next."""

    ASK_OPERATOR = "ask_operator"
    SHEET = "sheet"
    SETTINGS = "settings"
    SECRETS = "secrets"
    TRY = "try"
    ADDRESS = "address"
    WAIT = "wait"
    LOOK = "look"
    NOTHING = "nothing"


def next_step(channel: Channel, manifest: Manifest | None, *, is_stopped: bool) -> NextStep:
    """Return what comes next."""
    if manifest is None or is_stopped:
        return NextStep.ASK_OPERATOR
    if needs_acceptance(channel, manifest):
        return NextStep.SHEET
    if channel.configured_at is None:
        return NextStep.SETTINGS
    if channel.refused_at is not None:
        return NextStep.SECRETS
    if channel.state == ChannelState.DRAFT:
        return NextStep.TRY
    return _while_it_works(channel, inbound_with(manifest, channel.config))


def _while_it_works(channel: Channel, inbound: Inbound) -> NextStep:
    if channel.health == Health.FAILING:
        return NextStep.LOOK
    if channel.state == ChannelState.WAITING:
        return NextStep.ADDRESS if inbound in BY_ADDRESS else NextStep.WAIT
    return NextStep.NOTHING
