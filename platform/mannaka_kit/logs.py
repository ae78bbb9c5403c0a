"""Logs: one JSON line for each event, in UTC, with request and city, without bodies and without personal data."""

import hashlib
import hmac
import logging
import logging.config
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from typing import Any, TypeAlias

import structlog
from django.conf import settings

from mannaka_tenancy import current

Event: TypeAlias = MutableMapping[str, Any]

_FRAMES = 12
_FOREIGN_EVENT = 500
# What a library may bind or pass along and nobody may read in a log.
_NEVER = frozenset({"ip", "request", "response", "exc_text", "stack", "params", "sql", "body", "data"})

# What Celery tells of a task, and anybody may read.
_OF_TASKS = frozenset({"name", "id", "runtime", "hostname"})


def configure(extra: Mapping[str, Any] | None = None, *, level: str = "INFO") -> None:
    """Send structlog and the standard library's loggers through one JSON line (Django's LOGGING_CONFIG)."""
    logging.config.dictConfig(logging_config(level=level) | dict(extra or {}))
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        # Not cached: a logger that was used before a test configures anew would go on as before.
        cache_logger_on_first_use=False,
    )


def logging_config(*, level: str = "INFO") -> dict[str, Any]:
    """Return the standard library's part, which gunicorn takes as `logconfig_dict`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "pass_foreign_args": True,
                "foreign_pre_chain": [structlog.stdlib.add_logger_name, _shorten_foreign, *_shared()],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {name: {"handlers": [], "level": at, "propagate": True} for name, at in _levels(level).items()},
    }


def _levels(level: str) -> dict[str, str]:
    return {
        "django": level,
        # SQL carries values; each request has a line of ours, so the servers' own say nothing new.
        "django.db.backends": "WARNING",
        "django.server": "WARNING",
        # Tells the path of what was refused, with its ids and without its city; our own line tells the route.
        "django.request": "ERROR",
        "gunicorn.error": level,
        "gunicorn.access": "WARNING",
        "celery": level,
        # They write addresses down, and those of services name people.
        "httpx": "WARNING",
        "httpcore": "WARNING",
    }


def _shared() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _add_city,
        _hash_user,
        _say_exception_without_its_message,
        _drop_personal,
    ]


def _add_city(_logger: Any, _method: str, event: Event) -> Event:
    city = current()
    if city is not None:
        event.setdefault("city", str(city.key))
    return event


def _hash_user(_logger: Any, _method: str, event: Event) -> Event:
    user = event.pop("user_id", None)
    if user is not None:
        text = f"{event.get('city', '')}:{user}".encode()
        event["user"] = hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()[:16]
    return event


def _say_exception_without_its_message(_logger: Any, _method: str, event: Event) -> Event:
    """Name type and place; a message may quote what a citizen typed (`Key (telephone)=(…) already exists`)."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["exception"] = type(error).__qualname__
        event["code"] = getattr(error, "code", None) or getattr(error.__cause__, "sqlstate", None)
        frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        event["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _drop_personal(_logger: Any, _method: str, event: Event) -> Event:
    for name in _NEVER & event.keys():
        del event[name]
    return event


def _shorten_foreign(_logger: Any, _method: str, event: Event) -> Event:
    """Keep a library's line short, and query strings and Celery's arguments, results and error messages out."""
    given = event.pop("positional_args", None)
    if isinstance(given, Mapping) and event["_record"].name.startswith("celery"):
        known = {name: value if name in _OF_TASKS else "" for name, value in given.items()}
        event["event"] = event["_record"].msg % known
    words = str(event.get("event", ""))[:_FOREIGN_EVENT].split(" ")
    event["event"] = " ".join(word.split("?", 1)[0] if "?" in word and "/" in word else word for word in words)
    return event
