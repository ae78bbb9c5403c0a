"""The fields of a fresh form, kept as they were drawn: the form on the busiest page is not drawn anew each time."""

from typing import Final

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import get_language

_DRAWN: Final[dict[tuple[type[forms.BaseForm], str | None], SafeString]] = {}


def drawn_fields(kind: type[forms.BaseForm], form: forms.BaseForm) -> SafeString:
    """Return the fields of a fresh form in the page's language, drawn the first time that they are asked for."""
    key = (kind, get_language())
    if key not in _DRAWN:
        _DRAWN[key] = form.render("ui/forms/fields.html", context=forms.BaseForm.get_context(form))
    return _DRAWN[key]
