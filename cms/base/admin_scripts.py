"""
The few inline scripts that Wagtail's widgets still write: each allowed by its hash, and only in these forms.

A call with nothing but JSON as its arguments can start a date or page chooser and nothing else, so a script that
somebody smuggled into the page stays blocked even on the pages that have one of these.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Final

_INLINE: Final = re.compile(r"<script>(?P<code>[^<]{1,4000})</script>")
_CALL: Final = re.compile(
    r"(?:initDateChooser|initDateTimeChooser|initTimeChooser|new PageChooser)"
    r"\((?P<id>\"[\w-]{1,100}\"), (?P<options>\{.*\})\);"
)


def hash_sources(html: str) -> list[str]:
    """Return what `script-src` needs so that the recognised scripts of a page run."""
    return sorted({f"'sha256-{_digest(code)}'" for code in _recognised(html)})


def _recognised(html: str) -> Iterator[str]:
    for match in _INLINE.finditer(html):
        call = _CALL.fullmatch(match["code"])
        if call and _is_json(call["options"]):
            yield match["code"]


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
