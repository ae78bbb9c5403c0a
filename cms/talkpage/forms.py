"""What the page asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.conversations.file_form import FilesForm
from mannaka_kit.ui.forms import CalmForm, PlainTextField


class SecretForm(CalmForm):
    """The one thing with which one comes back."""

    secret = PlainTextField(
        label=_("合言葉"),
        help_text=_("例：K7RM-3XHD-9FCT-MW4K。小文字でも、ハイフンがなくてもかまいません。"),
        limit=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class OpenForm(CalmForm):
    """Nothing to type: pressing is what a program that looks at links does not do."""


class MessageForm(FilesForm):
    """Words, files, or both."""

    field_order = ("body", "file")

    body = PlainTextField(
        label=_("書く"), multiline=True, required=False, widget=forms.Textarea(attrs={"rows": 5}), limit=4_000
    )
