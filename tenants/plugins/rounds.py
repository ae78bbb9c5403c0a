"""The round that a worker makes every quarter of an hour: how is each channel, and which secrets are over?"""

import time
from typing import Final

from mannaka_kit import audit, clock
from tenants.plugins.actions.check_health import check_health
from tenants.plugins.asking import ask_health
from tenants.plugins.calling import OVERLAP
from tenants.plugins.errors import ChannelNotFoundError
from tenants.plugins.secret_keeping import forget_former_secrets
from tenants.plugins.selectors import channels_at_work
from tenants.plugins.trouble_count import count_anew

# A task may take 300 seconds, and one channel ten.
_SECONDS: Final = 240.0


def check_channels() -> int:
    """Ask the current city's channels how they are, as long as there is time, and return how many were asked."""
    forget_former_secrets(before=clock.now() - OVERLAP)
    deadline, done = time.monotonic() + _SECONDS, 0
    for channel in channels_at_work():
        if time.monotonic() > deadline:
            break
        found = ask_health(audit.SYSTEM, channel)
        try:
            check_health(channel=channel, found=found, actor=audit.SYSTEM, at=clock.now())
        except ChannelNotFoundError:  # removed while it was asked
            continue
        done += 1
    count_anew()
    return done
