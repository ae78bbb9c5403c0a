"""The tone and the sign of a channel's state and health; the word stands beside them."""

from typing import Final

from tenants.plugins.states import ChannelState, Health

STATE_TONES: Final = {
    ChannelState.DRAFT: "neutral",
    ChannelState.WAITING: "warning",
    ChannelState.ACTIVE: "success",
    ChannelState.PAUSED: "neutral",
}
HEALTH_TONES: Final = {
    Health.UNKNOWN: "neutral",
    Health.WORKING: "success",
    Health.DEGRADED: "warning",
    Health.FAILING: "error",
}
HEALTH_ICONS: Final = {
    Health.UNKNOWN: "clock",
    Health.WORKING: "check-circle",
    Health.DEGRADED: "warning",
    Health.FAILING: "error",
}
