"""Draws the windows, in the reader's language, with the product's own words and look."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import django
from django.conf import settings
from django.template import Context, Engine
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mannaka.simulate.requests import Reply

if TYPE_CHECKING:
    from mannaka.simulate.requests import Asked

HERE: Final = Path(__file__).parent
LOCALE: Final = HERE.parent / "locale"
LANGUAGES: Final = ("ja", "en")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'」）]+")


def prepare() -> None:
    """Set up what translating needs, where no whole Django is."""
    if not settings.configured:
        settings.configure(
            LANGUAGE_CODE="ja",
            LANGUAGES=[("ja", "日本語"), ("en", "English")],
            LOCALE_PATHS=[LOCALE],
            TIME_ZONE="Asia/Tokyo",
            USE_TZ=True,
        )
        django.setup()


def drawn(asked: Asked, template: str, *, status: int = 200, **words: Any) -> Reply:
    """Return a page."""
    with translation.override(asked.language):
        context = Context({"language": asked.language, "path": asked.path, **words})
        html = _engine().get_template(f"simulate/{template}").render(context)
    return Reply(body=html.encode(), status=status)


def with_links(text: str) -> SafeString:
    """Return a text with its addresses as links that open beside the window."""
    parts: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        parts.append(escape(text[end : found.start()]))
        address = escape(found.group())
        parts.append(f'<a href="{address}" target="_blank" rel="noopener">{address}</a>')
        end = found.end()
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped


@cache
def _engine() -> Engine:
    return Engine(
        dirs=[str(HERE / "templates")],
        builtins=["django.templatetags.i18n", "mannaka.simulate.tags"],
    )
