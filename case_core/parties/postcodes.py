"""Postcodes as people type them."""

import re
from typing import Final

from case_core.parties.errors import PostcodeError
from mannaka_kit import japanese

_TYPED: Final = re.compile(r"〒?\s*([0-9]{3})[-‐‑–—−ーｰ\s]*([0-9]{4})")


def read_postcode(typed: str) -> str:
    """
    Return a postcode as it is kept, 794-8511, whatever the width of its digits; nothing stays nothing.

    :raises PostcodeError: it does not have seven digits.
    """
    folded = japanese.fold_width(typed).strip()
    if not folded:
        return ""
    found = _TYPED.fullmatch(folded)
    if found is None:
        raise PostcodeError(field="postcode")
    return f"{found[1]}-{found[2]}"
