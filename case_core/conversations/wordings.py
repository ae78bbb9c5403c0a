"""What a city may write into its texts."""

from collections.abc import Iterable

from case_core.conversations.errors import LinkMissingError, UnknownVariableError
from case_core.conversations.texts import VARIABLES, unknown_variables


def require_wording(wording: str, *, field: str, known: Iterable[str] = VARIABLES, needs_link: bool = False) -> None:
    """
    Go on only with a text that can be filled in.

    :raises UnknownVariableError: it names something that nobody fills in.
    :raises LinkMissingError: it would lead nowhere.
    """
    if unknown_variables(wording, known):
        raise UnknownVariableError(field=field)
    if needs_link and "{link}" not in wording:
        raise LinkMissingError(field=field)
