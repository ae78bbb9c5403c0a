"""What is typed once on a device, by whoever sets the booth up."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField

ATTENDED: Final = "yes"


class EnrolForm(CalmForm):
    """The code, and whether somebody of the house stands beside the visitor."""

    sends = False

    code = PlainTextField(
        label=_("登録コード"),
        help_text=_("例：K7RM-3XHD。小文字でも、ハイフンがなくてもかまいません。"),
        limit=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autocorrect": "off"}
        ),
    )
    attended = forms.ChoiceField(
        label=_("職員がそばにいますか"),
        help_text=_("画面の言葉が変わります。"),
        choices=((ATTENDED, _("はい。使う方のそばに職員がいます")), ("no", _("いいえ。使う方がひとりで使います"))),
        widget=forms.RadioSelect,
    )

    def is_attended(self) -> bool:
        """Return whether somebody stands beside the visitor."""
        return bool(self.cleaned_data["attended"] == ATTENDED)
