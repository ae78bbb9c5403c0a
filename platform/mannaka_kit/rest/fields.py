"""Fields that check what the pages' fields check."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from mannaka_kit import japanese
from mannaka_kit.ui.forms.plain_text import DEFAULT_LIMIT, normalise

LARGEST_ID = 2**63 - 1


class TextField(serializers.CharField):
    """Text as a person writes it, with the checks of the pages' field: even line ends, storable, a limit."""

    default_error_messages = {"unreadable": _("読み取れない文字があります。その文字を消すか、書き直してください。")}

    def __init__(self, *, limit: int = DEFAULT_LIMIT, **options: Any) -> None:
        super().__init__(max_length=limit, **options)

    def to_internal_value(self, data: Any) -> str:
        """Return the text with even line ends.

        :raises ValidationError: if the database cannot hold it.
        """
        if isinstance(data, str) and ("\ufffd" in data or not japanese.is_storable(data)):
            self.fail("unreadable")
        return normalise(super().to_internal_value(data))


class IdField(serializers.IntegerField):
    """The id of a record."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=LARGEST_ID, **options)


class CodeField(serializers.CharField):
    """A code or number made of plain letters, digits and dashes."""

    def __init__(self, *, limit: int, **options: Any) -> None:
        super().__init__(max_length=limit, validators=[RegexValidator(r"\A[A-Za-z0-9-]+\Z")], **options)
