"""
The tenancy kernel: one ContextVar decides the role, the path, the keys and the files of everything that runs.

`with use(city):` works for a city, `with control():` reads the registry; outside both every query is refused.
"""

from mannaka_tenancy.context import control, current, require_current, use
from mannaka_tenancy.errors import NoTenantError, TenancyError, UnknownTenantError
from mannaka_tenancy.tenant import Tenant

__all__ = [
    "NoTenantError",
    "TenancyError",
    "Tenant",
    "UnknownTenantError",
    "control",
    "current",
    "require_current",
    "use",
]
