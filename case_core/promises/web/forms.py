"""The form of a promise."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField


class PromiseForm(CalmForm):
    """By which day the person was promised an answer."""

    promised_on = forms.DateField(
        label=_("お返事をお約束した日"),
        help_text=_("相談した方にお伝えした日を入力します。この日は、相談のいちばん上に表示されます。"),
    )
    reason = PlainTextField(
        label=_("理由・お伝えしたこと"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("前のお約束より後の日にするときは、必ず書いてください。"),
    )
