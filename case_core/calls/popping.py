"""What a telephone opens the screen with, read by the plugins of the city's telephone systems."""

from typing import Any

import structlog

from mannaka_sdk import CallPop
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.errors import PluginNotFoundError
from tenants.plugins.kinds import is_of_calls
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK

log = structlog.get_logger(__name__)


def has_telephone_system() -> bool:
    """Tell whether the city has connected one."""
    return bool(_plugin_ids())


def read_pop(query: str) -> CallPop | None:
    """Return who calls whom, from the first telephone system that can read it; none where no one can."""
    found = (_read(plugin_id, query) for plugin_id in _plugin_ids())
    return next((pop for pop in found if pop is not None), None)


def _plugin_ids() -> list[str]:
    at_work = Channel.objects.filter(state__in=AT_WORK).order_by("pk").values_list("plugin_id", flat=True)
    return [plugin_id for plugin_id in dict.fromkeys(at_work) if is_of_calls(plugin_id)]


def _read(plugin_id: str, query: str) -> CallPop | None:
    try:
        plugin: Any = plugin_of(plugin_id)
        pop: CallPop | None = plugin.pop_query(query)
    except PluginNotFoundError:
        return None
    except Exception as error:  # noqa: BLE001 - whatever a vendor's code may raise; what it says may hold the number
        log.warning("calls.pop_not_read", plugin=plugin_id, error=type(error).__qualname__)
        return None
    return pop
