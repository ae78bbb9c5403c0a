"""Annotations and signatures as a reader writes them."""

import re
from typing import Final

_MODULE: Final = re.compile(r"\b(?:[a-z_]\w*\.)+(?=[A-Za-z_])")
_ADDRESS: Final = re.compile(r" at 0x[0-9a-f]+")
_PARAMETER: Final = re.compile(r"[+-]?\b(Config|Secrets)T_co(?:ntra)?\b")


def plain(text: str) -> str:
    """Return an annotation without modules, addresses and marks of variance."""
    return _PARAMETER.sub(r"\1", _ADDRESS.sub("", _MODULE.sub("", text)))
