"""What the kernel knows of one city."""

import re
from dataclasses import dataclass, field
from uuid import UUID

from mannaka_tenancy.errors import InvalidIdentifierError

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{1,58}")
RESERVED_SCHEMAS = frozenset({"control", "bus", "ref", "ext", "public", "information_schema", "city_template"})


def require_identifier(name: str) -> str:
    """
    Return the name when PostgreSQL may be given it unquoted.

    :raises InvalidIdentifierError: it has other characters, or is longer than 59.
    """
    if _IDENTIFIER.fullmatch(name) is None or name.startswith("pg_"):
        raise InvalidIdentifierError(name)
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    """
    One city as requests, tasks and queries carry it: immutable, safe to share between threads.

    :raises InvalidIdentifierError: the schema or role is not a plain identifier.
    """

    key: UUID
    schema: str
    role: str
    name: str
    host: str
    code: str = ""
    state: str = "active"
    wrapped_key: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        if require_identifier(self.schema) in RESERVED_SCHEMAS:
            raise InvalidIdentifierError(self.schema)
        require_identifier(self.role)
