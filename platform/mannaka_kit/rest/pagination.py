"""Pages of a list by cursor: nothing is counted, and a row that comes meanwhile moves none."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

from mannaka_kit.rest.fields import LARGEST_ID

MOST_ROWS = 100


class IdCursorPagination(CursorPagination):
    """Newest first, by id; `limit` rows at a time."""

    ordering = "-id"
    page_size = 50
    page_size_query_param = "limit"
    max_page_size = MOST_ROWS
    cursor_query_description = _(  # type: ignore[assignment]  # the library takes late words, too
        "続きの位置。前の答えの next にあるものを、そのまま使います。"
    )
    page_size_query_description = _(  # type: ignore[assignment]  # as above
        "1回に受け取る件数（100まで）。"
    )

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Return where to go on.

        :raises ValidationError: if it is no cursor of ours.
        """
        try:
            cursor = super().decode_cursor(request)
        except NotFound as error:
            raise _no_cursor() from error
        position: Any = cursor.position if cursor is not None else None
        if not _is_id(position):
            raise _no_cursor()
        return cursor

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe a page: all three members are always there."""
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": address, "previous": address, "results": schema},
        }


class OldestFirst(IdCursorPagination):
    """In the order in which things were written down."""

    ordering = "id"


def _is_id(position: str | None) -> bool:
    if position is None:
        return True
    return position.isascii() and position.isdigit() and len(position) <= len(str(LARGEST_ID))


def _no_cursor() -> ValidationError:
    return ValidationError({"cursor": [_("続きの位置を読み取れません。はじめから取り直してください。")]})
