"""Is the plugin of every channel there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(_situation: Situation) -> Iterator[Finding]:
    """Tell of channels whose plugin is not installed any more: what citizens write there waits at the service."""
    from mannaka_tenancy import use
    from mannaka_tenancy.registry import active_cities
    from tenants.plugins.catalogue import installed_plugins
    from tenants.plugins.selectors import plugins_in_use

    for city in active_cities():
        with use(city):
            missing = sorted(plugins_in_use() - installed_plugins().keys())
        for plugin_id in missing:
            problem = f"{city.name} has a channel of {plugin_id}, which is not installed."
            mend = "Install and allow it again, or have the city's administrator remove the channel."
            yield Finding(setting="MANNAKA_PLUGINS", problem=problem, mend=mend, stops_start=False)
