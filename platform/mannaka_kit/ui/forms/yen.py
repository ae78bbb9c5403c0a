"""An amount of money as people write it: 「１２，０００円」 is 12000, and what is no amount is said plainly."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mannaka_kit.japanese import fold_width
from mannaka_kit.ui.forms.plain_text import REPLACEMENT

MOST_YEN: Final = 9_999_999_999
_DECORATION = re.compile(r"[\s,、¥￥円]")
_DIGITS = re.compile(r"[0-9]{1,15}")
_NEGATIVE = re.compile(r"[-−‐–—▲△][0-9]+")
_UNSHOWABLE = re.compile(r"[\x00\ud800-\udfff]")


class YenField(forms.Field):
    """Whole yen from nothing to just under ten billion; full width, commas and 円 are taken off."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("金額は、12000 のように数字で入力してください。"),
        "negative": _("0円以上の金額を入力してください。"),
        "too_much": _("%(most)s円までの金額を入力してください。"),
    }

    def __init__(self, *, most: int = MOST_YEN, **options: Any) -> None:
        self.most = most
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> int | None:
        """Read the amount; an empty field is none.

        :raises ValidationError: it is no amount of whole yen, negative, or more than anybody means.
        """
        if value in self.empty_values:
            return None
        text = _DECORATION.sub("", fold_width(str(value)))
        if _NEGATIVE.fullmatch(text):
            raise ValidationError(self.error_messages["negative"], code="negative")
        if not _DIGITS.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        amount = int(text)
        if amount > self.most:
            params = {"most": f"{self.most:,}"}
            raise ValidationError(self.error_messages["too_much"], code="too_much", params=params)
        return amount

    def prepare_value(self, value: Any) -> Any:
        """Show an amount that is known with its thousands apart."""
        return f"{value:,}" if isinstance(value, int) else value

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Show again what came, with a visible sign where a character cannot be shown."""
        shown = super().bound_data(data, initial)
        return _UNSHOWABLE.sub(REPLACEMENT, shown) if isinstance(shown, str) else shown
