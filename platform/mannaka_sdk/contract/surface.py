"""The public surface as text: one line for each name, field, member and parameter that a vendor may rely on."""

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import mannaka_sdk
from mannaka_sdk.base import Model
from mannaka_sdk.contract.plain import plain

FILE: Final = Path(mannaka_sdk.__file__).with_name("surface.txt")


def surface() -> str:
    """Return today's public surface."""
    import mannaka_sdk.remote
    import mannaka_sdk.testing

    packages = (mannaka_sdk, mannaka_sdk.remote, mannaka_sdk.testing)
    lines = [line for package in packages for line in lines_of(package)]
    return "\n".join(lines) + "\n"


def lines_of(package: ModuleType) -> Iterator[str]:
    """Yield the lines of one package's public names."""
    for name in sorted(package.__all__):
        yield from _lines_of(f"{package.__name__}.{name}", getattr(package, name))


def _lines_of(name: str, thing: Any) -> Iterator[str]:
    if isinstance(thing, type) and issubclass(thing, Enum):
        yield f"{name}: enum"
        yield from (f"{name}.{member} = {each.value!r}" for member, each in thing.__members__.items())
    elif isinstance(thing, type):
        yield f"{name}: class({', '.join(base.__name__ for base in thing.__bases__)})"
        yield from sorted(_members_of(name, thing))
    elif inspect.isfunction(thing):
        yield f"{name}{_signature(thing)}"
    else:
        yield f"{name}: {plain(type(thing).__name__ if not _is_alias(thing) else repr(thing))}"


def _is_alias(thing: Any) -> bool:
    return type(thing).__module__ == "typing"


def _members_of(name: str, owner: type) -> Iterator[str]:
    if issubclass(owner, Model):
        for field, info in owner.model_fields.items():
            default = "" if info.is_required() else f" = {_default_of(info)}"
            yield f"{name}.{field}: {plain(inspect.formatannotation(info.annotation))}{default}"
    else:
        for field, annotation in inspect.get_annotations(owner).items():
            if not field.startswith("_"):
                yield f"{name}.{field}: {plain(inspect.formatannotation(annotation))}"
    for method, member in vars(owner).items():
        function = inspect.unwrap(getattr(member, "__func__", member))
        if inspect.isfunction(function) and (not method.startswith("_") or _is_own_init(method, owner)):
            yield f"{name}.{method}{_signature(function)}"


def _is_own_init(method: str, owner: type) -> bool:
    return method == "__init__" and not hasattr(owner, "__dataclass_fields__") and not getattr(owner, "_is_protocol", 0)


def _default_of(info: Any) -> str:
    return plain(repr(info.get_default(call_default_factory=True, validated_data={})))


def _signature(function: Any) -> str:
    prefix = " async " if inspect.iscoroutinefunction(function) else ""
    return f"{prefix}{plain(str(inspect.signature(function)))}"
