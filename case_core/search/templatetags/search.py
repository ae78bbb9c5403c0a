"""What was found, as it is shown."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from case_core.search.excerpts import Piece

register = template.Library()


@register.simple_tag
def pieces(found: Iterable[Piece]) -> SafeString:
    """Write a text with what was looked for marked; forty a page are too many for a template each."""
    # Each piece is escaped before it is joined.
    return mark_safe("".join(_marked(piece) if piece.is_hit else escape(piece.text) for piece in found))  # noqa: S308


def _marked(piece: Piece) -> SafeString:
    return format_html("<mark>{}</mark>", piece.text)
