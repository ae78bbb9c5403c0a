"""Values that cannot carry personal data: numbers, keys and codes. Audit details and events hold nothing else."""

import re
from collections.abc import Mapping
from typing import TypeAlias
from uuid import UUID

Code: TypeAlias = int | bool | str | UUID | None
Details: TypeAlias = Mapping[str, Code | list[int] | list[str]]

# ASCII without spaces: a Japanese name or a sentence does not fit.
_CODE = re.compile(r"[A-Za-z0-9_.:/+-]{0,64}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_MOST = 100


class PersonalDataError(ValueError):
    """A value that might be personal data was put where only codes and ids may stand."""


def require_codes(values: Details) -> dict[str, object]:
    """Return the values, ready for JSON.

    :raises PersonalDataError: if a value is not a number, key or ASCII code of up to 64 characters, or a list of these.
    """
    return {_name(name): _plain(name, value) for name, value in values.items()}


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise PersonalDataError("a name must be an identifier")
    return name


def _plain(name: str, value: object) -> object:
    if isinstance(value, (list, tuple)) and len(value) <= _MOST:
        return [_plain(name, item) for item in value]
    if isinstance(value, UUID):
        return str(value)
    if value is None or isinstance(value, int) or (isinstance(value, str) and _CODE.fullmatch(value)):
        return value
    raise PersonalDataError(f"{name} must be a number, a key or a code")
