"""What the portal asks."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.listening.states import ANSWERS
from mannaka_kit.ui.forms import CalmForm, PlainTextField

MESSAGE_LIMIT: Final = 4_000


class DoorForm(CalmForm):
    """The two things on the receipt."""

    number = PlainTextField(
        label=_("受付番号"),
        help_text=_("例：2026-0412"),
        limit=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    secret = PlainTextField(
        label=_("合言葉"),
        help_text=_("例：K7RM-3XHD-9FCT。小文字でも、ハイフンがなくてもかまいません。"),
        limit=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class MessageForm(CalmForm):
    """Something more to say."""

    body = PlainTextField(
        label=_("書き足す"),
        help_text=_("追加でお話しになりたいことや、お返事への質問をお書きください。"),
        multiline=True,
        limit=MESSAGE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ListenerForm(CalmForm):
    """What the person answers about one body: which session and which body stand in the button's own form."""

    session = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    organization = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    answer = forms.ChoiceField(choices=[(each.value, each.label) for each in ANSWERS])
