"""Versions and ranges of versions, as Semantic Versioning 2.0.0 orders them."""

import re
from typing import Annotated, Final, NamedTuple

from pydantic import AfterValidator

_NUMBER: Final = r"(?:0|[1-9]\d*)"
_VERSION: Final = re.compile(rf"({_NUMBER})\.({_NUMBER})\.({_NUMBER})")
_BOUND: Final = re.compile(rf"(>=|<)({_NUMBER})\.({_NUMBER})(?:\.({_NUMBER}))?")


class Version(NamedTuple):
    """A released version: three numbers. Pre-releases are not offered to cities."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> "Version":
        """
        Read `1.2.3`.

        :raises ValueError: if the text is no such version.
        """
        if not (found := _VERSION.fullmatch(text)):
            raise ValueError(f"{text!r} is not a version of three numbers, such as 1.2.3")
        return cls(*map(int, found.groups()))


def _bound(text: str) -> tuple[str, Version]:
    if not (found := _BOUND.fullmatch(text.strip())):
        raise ValueError(f"{text!r} is not a bound such as >=1.2 or <2.0")
    sign, *numbers = found.groups(default="0")
    return sign, Version(*map(int, numbers))


def is_within(version: str, bounds: str) -> bool:
    """
    Tell whether a version lies within bounds such as `>=1.2,<2.0`.

    :raises ValueError: if the version or the bounds cannot be read.
    """
    found = Version.parse(version)
    return all(found >= limit if sign == ">=" else found < limit for sign, limit in map(_bound, bounds.split(",")))


def _is_version(text: str) -> str:
    Version.parse(text)
    return text


def _is_range(text: str) -> str:
    signs = [_bound(part)[0] for part in text.split(",")]
    if sorted(signs) != ["<", ">="]:
        raise ValueError(f"{text!r} needs a lower and an upper bound, such as >=1.0,<2.0")
    return text


VersionText = Annotated[str, AfterValidator(_is_version)]
"""A version as text: `1.2.3`."""
VersionRange = Annotated[str, AfterValidator(_is_range)]
"""A range with a lower and an upper bound: `>=1.0,<2.0`."""
