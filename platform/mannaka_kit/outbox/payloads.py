"""Events as rows carry them: ids and codes, as JSON, and back."""

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_type_hints
from uuid import UUID

from mannaka_kit.impersonal import require_codes

E = TypeVar("E")


def require_event_class(event_class: type[Any]) -> None:
    """Go on only with a frozen dataclass.

    :raises TypeError: if it is none.
    """
    params = getattr(event_class, "__dataclass_params__", None)
    if params is None or not params.frozen:
        raise TypeError(f"{event_class.__qualname__} must be a frozen dataclass")


def pack(event: Any) -> dict[str, object]:
    """Return an event's fields, ready for JSON.

    :raises PersonalDataError: if a field holds more than a number, key or code.
    """
    if not is_dataclass(event):
        raise TypeError("an event is a frozen dataclass")
    return require_codes({field.name: getattr(event, field.name) for field in fields(event)})


def unpack(event_class: type[E], values: dict[str, Any]) -> E:
    """Return the event of a row's values."""
    hints = get_type_hints(event_class)
    return event_class(**{name: _typed(hints[name], value) for name, value in values.items()})


def _typed(hint: Any, value: Any) -> Any:
    wants_key = hint is UUID or UUID in getattr(hint, "__args__", ())
    return UUID(value) if wants_key and isinstance(value, str) else value
