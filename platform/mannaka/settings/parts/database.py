"""The database: role and path come from the kernel, limits from here."""

from typing import Any

from mannaka import env

_LIMITS = "-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000"
# A server that returns is found at once: the pool gives its own attempts up soon, and each request begins a new one.
_POOL = {"min_size": 1, "max_size": 8, "timeout": 5, "max_lifetime": 900, "reconnect_timeout": 3}


def database(url: str, *, login: str, pooled: bool | None = None) -> dict[str, Any]:
    """Return one entry of DATABASES; web processes pool their sessions, and recycle them every 15 minutes."""
    parts = env.DatabaseUrl.parse(url)
    pooled = env.flag("MANNAKA_DATABASE_POOL") if pooled is None else pooled
    options: dict[str, Any] = {"connect_timeout": 5, "application_name": f"mannaka-{login}"}
    if login == "web":
        options["options"] = _LIMITS
    if pooled:
        options["pool"] = dict(_POOL)
    return {
        "ENGINE": "mannaka_tenancy.backend",
        "NAME": parts.name,
        "USER": parts.user,
        "PASSWORD": parts.password,
        "HOST": parts.host,
        "PORT": parts.port,
        "LOGIN": login,
        "OPTIONS": options,
    }
