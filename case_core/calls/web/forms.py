"""The forms of calls."""

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.calls.models import MOST_DAYS
from case_core.calls.states import CallbackResult
from mannaka_kit.ui.forms import CalmForm, PlainTextField


class CallbackForm(forms.Form):
    """How calling back went."""

    result = forms.ChoiceField(choices=CallbackResult.choices)

    def told(self) -> CallbackResult:
        """Return it; what nobody pressed says that nobody was reached, which changes least."""
        return CallbackResult(self.cleaned_data["result"]) if self.is_valid() else CallbackResult.NOT_REACHED


class RulesForm(CalmForm):
    """How long calls and recordings are kept."""

    days_kept = forms.IntegerField(
        label=_("着信の記録を残す日数"),
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("過ぎると、電話番号も記録も消えます。相談になったものは、相談の記録に残ります。"),
    )
    keeps_recordings = forms.BooleanField(
        label=_("電話システムの録音を、着信に結びつける"),
        required=False,
        help_text=_("音声は取り込みません。電話システムのどこにあるかだけを控えます。"),
    )
    notice = PlainTextField(
        label=_("録音について相手に流れるお知らせ"),
        multiline=True,
        limit=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("電話システムに吹き込んだ言葉を、そのまま書いてください。お知らせのない録音は結びつけません。"),
    )
    recording_days = forms.IntegerField(
        label=_("録音の控えを残す日数"),
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("着信の記録より長くはできません。音声そのものは、電話システムの側で消してください。"),
    )
