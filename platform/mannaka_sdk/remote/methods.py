"""The methods of every kind as they travel, read from the Protocols: what is added there travels by itself."""

import inspect
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar, get_origin

from pydantic import JsonValue, create_model

from mannaka_sdk.base import Model
from mannaka_sdk.context import Context, ParseContext, VerifyContext
from mannaka_sdk.egress import ByteSink
from mannaka_sdk.interfaces import INTERFACE_OF, NEEDED_BY, methods_of
from mannaka_sdk.messaging import PollsService

SECONDS_OF: Final = {
    "verify": 2.0,
    "parse": 10.0,
    "preview": 5.0,
    "validate_config": 5.0,
    "migrate_config": 5.0,
    "health": 4.5,
    "probe": 15.0,
    "fetch_media": 50.0,
    "poll": 50.0,
}
"""How long the host waits; the service that asks `verify` waits, too."""
LONGEST: Final = 28.0
"""How long it waits for any other one: the host's own patience is 30 seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteMethod:
    """One method: what of it travels, and how."""

    name: str
    signature: inspect.Signature
    is_async: bool
    context: type[Any] | None
    """Which context it gets."""
    takes_settings: bool
    """Whether it gets the settings and the secrets without a context."""
    sink: str
    """The parameter that takes a file, piece by piece."""
    arguments: type[Model]
    """The arguments that travel."""
    result: type[Model]
    """What comes back, as `value`."""

    @property
    def seconds(self) -> float:
        """Return how long the host waits."""
        return SECONDS_OF.get(self.name, LONGEST)

    def packed(self, given: dict[str, Any]) -> dict[str, JsonValue]:
        """
        Return the arguments as they travel.

        :raises ValueError: if one of them cannot be written as JSON.
        """
        kept = {name: value for name, value in given.items() if name in self.arguments.model_fields}
        told: dict[str, JsonValue] = self.arguments.model_construct(**kept).model_dump(mode="json")
        return told

    def unpacked(self, told: dict[str, JsonValue]) -> dict[str, Any]:
        """
        Return the arguments as the plugin gets them.

        :raises pydantic.ValidationError: if they are not those of the method.
        """
        read = self.arguments.from_wire(json.dumps(told))
        return {name: getattr(read, name) for name in self.arguments.model_fields}

    def packed_result(self, value: Any) -> JsonValue:
        """
        Return what the plugin returned, as it travels.

        :raises pydantic.ValidationError: if it is nothing that the method may return.
        """
        told: JsonValue = self.result.model_validate({"value": value}).model_dump(mode="json")["value"]
        return told

    def unpacked_result(self, told: JsonValue) -> Any:
        """
        Return what the plugin returned.

        :raises pydantic.ValidationError: if it is nothing that the method may return.
        """
        return self.result.from_wire(json.dumps({"value": told})).value  # type: ignore[attr-defined]  # the field is made below


@cache
def remote_methods() -> dict[str, RemoteMethod]:
    """Return every method that travels, by name."""
    return {name: _read(name, method) for each in _interfaces() for name, method in methods_of(each).items()}


def _interfaces() -> Iterator[Any]:
    yield from INTERFACE_OF.values()
    yield from NEEDED_BY.values()
    yield PollsService


def _read(name: str, method: Any) -> RemoteMethod:
    signature = inspect.signature(method)
    given = [each for each in signature.parameters.values() if each.name != "self"]
    contexts = [get_origin(each.annotation) for each in given if _is_context(each)]
    sinks = [each.name for each in given if each.annotation is ByteSink]
    plain = {
        each.name: _field(each) for each in given if not (_is_context(each) or _is_setting(each) or each.name in sinks)
    }
    return RemoteMethod(
        name=name,
        signature=signature,
        is_async=inspect.iscoroutinefunction(method),
        context=contexts[0] if contexts else None,
        takes_settings=any(map(_is_setting, given)),
        sink=sinks[0] if sinks else "",
        arguments=create_model(f"{name}_arguments", __base__=Model, **plain),
        result=create_model(f"{name}_result", __base__=Model, value=(signature.return_annotation, ...)),
    )


def _field(parameter: inspect.Parameter) -> Any:
    return (parameter.annotation, ... if parameter.default is parameter.empty else parameter.default)


def _is_context(parameter: inspect.Parameter) -> bool:
    return get_origin(parameter.annotation) in {Context, VerifyContext, ParseContext}


def _is_setting(parameter: inspect.Parameter) -> bool:
    return isinstance(parameter.annotation, TypeVar)
