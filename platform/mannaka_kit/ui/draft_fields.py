"""The hidden fields of a form whose half-written text is kept, and which of its fields a person writes in."""

from typing import Final

from django.http import QueryDict

from mannaka_kit.ui.idempotency import FIELD_NAME

PREFIX: Final = "draft_"
KEY: Final = "draft_key"
PAGE: Final = "draft_page"
VERSION: Final = "draft_version"
AUTHOR: Final = "draft_author"
_OF_THE_PAGE: Final = frozenset({"csrfmiddlewaretoken", FIELD_NAME, "typed_labels"})


def is_of_the_person(name: str) -> bool:
    """Tell whether a field holds what a person wrote or chose, and not what the page put there."""
    return name not in _OF_THE_PAGE and not name.startswith(PREFIX)


def texts_in(posted: QueryDict) -> dict[str, str]:
    """Return what a person wrote or chose, by field; several answers to one question stand on lines of their own."""
    return {name: "\n".join(posted.getlist(name)) for name in posted if is_of_the_person(name)}
