"""User names as they are stored."""

import re

from mannaka_kit import japanese
from tenants.accounts.errors import InvalidUserNameError, MissingNameError

_WELL_FORMED = re.compile(r"[a-z0-9][a-z0-9._-]{1,49}")


def require_user_name(typed: str) -> str:
    """Return the user name in one spelling: half-width and lower-case.

    :raises InvalidUserNameError: if it holds anything but letters, digits and three signs.
    """
    name = japanese.fold_width(typed).strip().lower()
    if not _WELL_FORMED.fullmatch(name):
        raise InvalidUserNameError(field="username")
    return name


def require_names(display_name: str, name_kana: str) -> tuple[str, str]:
    """Return the name as colleagues write it, and its reading in katakana.

    :raises MissingNameError: if one of them is empty.
    """
    name, kana = " ".join(display_name.split()), " ".join(japanese.fold_kana(name_kana).split())
    if not name:
        raise MissingNameError(field="display_name")
    if not kana:
        raise MissingNameError(field="name_kana")
    return name, kana
