"""Cache keys: every alias uses this as its KEY_FUNCTION."""

from mannaka_tenancy.context import require_prefix


def city_key(key: str, key_prefix: str, version: int) -> str:
    """
    Return the cache's key, which starts with the city's UUID.

    :raises NoTenantError: the code runs for no city.
    """
    return f"{require_prefix()}:{key_prefix}:{version}:{key}"
