"""Names of a city's schema, role and host."""

import re
import secrets

from mannaka_tenancy.errors import InvalidIdentifierError
from mannaka_tenancy.hosts import normalise_host
from mannaka_tenancy.tenant import RESERVED_SCHEMAS, require_identifier
from tenants.municipalities.errors import InvalidHostError, InvalidNameError, InvalidSchemaError

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_MAX_HOST = 253
_MAX_NAME = 100
_MAX_SCHEMA = 40


def new_schema(code: str) -> str:
    """Return a schema name for a new city; it never changes, while the code may."""
    return f"c{code}_{secrets.token_hex(3)}"


def require_schema(name: str) -> str:
    """
    Return the schema name where a city may have it.

    :raises InvalidSchemaError: it is reserved, too long, or not a plain identifier.
    """
    try:
        require_identifier(name)
    except InvalidIdentifierError as error:
        raise InvalidSchemaError(field="schema") from error
    if name in RESERVED_SCHEMAS or len(name) > _MAX_SCHEMA:
        raise InvalidSchemaError(field="schema")
    return name


def require_host(raw: str) -> str:
    """
    Return the host in the registry's spelling.

    :raises InvalidHostError: it is no host name.
    """
    host = normalise_host(raw)
    if not host or len(host) > _MAX_HOST or any(_LABEL.fullmatch(label) is None for label in host.split(".")):
        raise InvalidHostError(field="host")
    return host


def require_name(raw: str) -> str:
    """
    Return the city's name without space around it.

    :raises InvalidNameError: it is empty or longer than 100 characters.
    """
    name = raw.strip()
    if not 0 < len(name) <= _MAX_NAME:
        raise InvalidNameError(field="name")
    return name
