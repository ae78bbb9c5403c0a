"""The form of answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField


class AskForm(CalmForm):
    """What a citizen looks for; it is sent, never put into an address, since people type names."""

    sends = False

    asked = PlainTextField(
        label=_("聞きたいこと"),
        limit=200,
        widget=forms.TextInput,
        help_text=_("ふだんの言葉で書いてください。例：契約をやめたい"),
    )
