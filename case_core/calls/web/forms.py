"""The forms of calls."""

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.calls.listing import Asked
from case_core.calls.models import MOST_DAYS
from case_core.calls.states import CallbackResult, CallsShown
from mannaka_kit.japanese import telephone_digits
from mannaka_kit.ui.forms import CalmForm, PlainTextField


class CallbackForm(forms.Form):
    """How calling back went."""

    result = forms.ChoiceField(choices=CallbackResult.choices)

    def told(self) -> CallbackResult:
        """Return it; what nobody pressed says that nobody was reached, which changes least."""
        return CallbackResult(self.cleaned_data["result"]) if self.is_valid() else CallbackResult.NOT_REACHED


class FindForm(CalmForm):
    """Which calls the list shows; the number is sent, never put into an address."""

    sends = False
    number = PlainTextField(
        label=_("電話番号"),
        limit=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text=_("番号の全部か、下4桁"),
    )
    day = forms.DateField(label=_("日"), required=False)
    state = forms.ChoiceField(label=_("状態"), required=False, choices=[("", _("すべて")), *CallsShown.choices])

    def clean_number(self) -> str:
        """Return the number's digits."""
        number: str = self.cleaned_data["number"]
        digits = telephone_digits(number)
        if number and not digits:
            raise forms.ValidationError(_("電話番号を数字で入力してください。"), code="invalid")
        return digits

    def asked(self) -> Asked:
        """Return what to narrow to; what cannot be read narrows nothing."""
        told = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return Asked(number=told.get("number") or "", day=told.get("day"), state=told.get("state") or "")


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
