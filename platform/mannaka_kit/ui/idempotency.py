"""The hidden field that makes a form sent twice count once."""

import re
import uuid
from typing import Final

FIELD_NAME: Final = "idempotency_key"
_KEY = re.compile(r"[0-9a-f]{32}")


def fresh_key() -> str:
    """Make a new key for one rendering of a form."""
    return uuid.uuid4().hex


def key_from(value: object) -> str:
    """Keep a well-formed key that came back with a form, else make a new one."""
    return value if isinstance(value, str) and _KEY.fullmatch(value) else fresh_key()
