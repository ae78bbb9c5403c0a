"""Does the environment name settings that nobody reads?"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding
from mannaka.doctor.situation import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

# Kubernetes tells each pod of the services beside it by variables that begin like ours.
OF_KUBERNETES = re.compile(r"_SERVICE_(HOST|PORT)|_PORT(_\d+_|$)")


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of names that look like ours and are not: mostly a slip of the keys, and the value has no effect."""
    ours = {name for name in situation.names if name.startswith("MANNAKA_")}
    for name in sorted(ours - set(SETTINGS)):
        if not OF_KUBERNETES.search(name):
            near = get_close_matches(name, SETTINGS, n=1)
            mend = f"Did you mean {near[0]}?" if near else "Take it out; docs/reference/settings.md has all names."
            yield Finding(setting=name, problem="Nobody reads it.", mend=mend, stops_start=False)
