"""The stylesheets of a face: `{% load sheets %}{% face_sheets "public" %}`."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from mannaka_kit.ui import sheets

register = template.Library()


@register.simple_tag
def face_sheets(face: str) -> SafeString:
    """Link the one gathered sheet of a face; where nothing is gathered, as in tests, each component's own."""
    joined = sheets.sheet_of(face)
    is_gathered = joined in getattr(staticfiles_storage, "hashed_files", {})
    names = [joined] if is_gathered else sheets.parts_of(face)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names))
