"""Can the list of vendors' plugins be read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.allowed_plugins import BadPluginListError, read_allowed_plugins
from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a list that is not of plugins and versions: nobody knows what it allows."""
    try:
        read_allowed_plugins(situation.setting("MANNAKA_PLUGINS"))
    except BadPluginListError as error:
        problem, mend = str(error).removeprefix("MANNAKA_PLUGINS: ").split(". ", 1)
        yield Finding(setting="MANNAKA_PLUGINS", problem=f"{problem}.", mend=f"{mend}.")
