"""Is every plugin that the operator allows installed, and the very one that was looked at?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(_situation: Situation) -> Iterator[Finding]:
    """Refuse a plugin that is missing, of another version, made for another kit, or has another one's id."""
    from django.conf import settings

    from tenants.plugins.catalogue import BadPluginError, installed_plugins

    try:
        installed = installed_plugins()
    except BadPluginError as error:
        yield _finding(str(error))
        return
    for plugin_id in sorted(settings.MANNAKA_STOPPED_PLUGINS - installed.keys()):
        problem = f"{plugin_id} is not installed, so that nothing is stopped."
        mend = "Look for a slip of the keys; `mannaka doctor` is quiet once the id is right."
        yield Finding(setting="MANNAKA_STOPPED_PLUGINS", problem=problem, mend=mend, stops_start=False)


def _finding(error: str) -> Finding:
    setting, sign, problem = error.partition(": ")
    if sign and setting == "MANNAKA_REMOTE_PLUGINS":
        mend = "Look at the vendor's server and allow it anew with `mannaka plugin allow`, or take the file away."
        return Finding(setting=setting, problem=f"{problem}.", mend=mend)
    mend = "Install that version beside Mannaka, or take it from the list."
    return Finding(setting="MANNAKA_PLUGINS", problem=f"{error}.", mend=mend)
