"""A text field that names what it cannot keep and loses nothing of what was typed."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DEFAULT_LIMIT: Final = 4_000
REPLACEMENT: Final = "\ufffd"

# A form post carries bad bytes as U+FFFD (Django decodes with "replace"); JSON and tests can carry real surrogates.
_UNREADABLE = re.compile(r"[\x00\ud800-\udfff\ufffd]")
_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Invisible and without meaning; spreadsheets and PDF files refuse them.
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def normalise(text: str) -> str:
    """Give every line the same end and drop invisible control characters."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def _unreadable_line(text: str) -> int | None:
    found = _UNREADABLE.search(text)
    return None if found is None else text.count("\n", 0, found.start()) + 1


class PlainTextField(forms.CharField):
    """Text as a person writes it: no unreadable characters, a length that is told, even line ends."""

    default_error_messages = {
        "unreadable": _("読み取れない文字（�）があります。その文字を消すか、書き直してください。"),
        "unreadable_line": _("%(line)s行目に、読み取れない文字（�）があります。その文字を消すか、書き直してください。"),
        "too_long": _("%(limit)s文字までにしてください。いまは%(length)s文字あります。"),
    }

    def __init__(self, *, limit: int = DEFAULT_LIMIT, multiline: bool = False, **options: Any) -> None:
        # No max_length: its maxlength attribute makes browsers cut a paste without a word.
        self.limit = limit
        if multiline:
            options.setdefault("widget", forms.Textarea(attrs={"rows": 8}))
        super().__init__(**options)
        # Our own message names the line; Django's would come first.
        self.validators = [
            check for check in self.validators if type(check).__name__ != "ProhibitNullCharactersValidator"
        ]

    def to_python(self, value: Any) -> str:
        """Normalise line ends before anything is measured."""
        if isinstance(value, str):
            value = normalise(value)
        return str(super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        """Refuse unreadable characters and too long a text, with the place and the numbers.

        :raises ValidationError: the text cannot be kept as it is.
        """
        super().validate(value)
        self._refuse_unreadable(value)
        if len(value) > self.limit:
            numbers = {"limit": f"{self.limit:,}", "length": f"{len(value):,}"}
            raise ValidationError(self.error_messages["too_long"], code="too_long", params=numbers)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Show again what came, with a visible sign where a character cannot be shown."""
        shown = super().bound_data(data, initial)
        return _UNREADABLE.sub(REPLACEMENT, shown) if isinstance(shown, str) else shown

    def _refuse_unreadable(self, value: str) -> None:
        line = _unreadable_line(value)
        if line is None:
            return
        code = "unreadable_line" if "\n" in value else "unreadable"
        raise ValidationError(self.error_messages[code], code="unreadable", params={"line": line})
