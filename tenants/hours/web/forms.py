"""Forms on the opening hours."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.hours.day_types import REGULAR_DAY_TYPES, DayType


class HoursField(forms.TimeField):
    """A time of day, as the browser's own input writes it."""

    default_error_messages = {"invalid": _("時刻は、08:30 の形で入力してください。")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        super().__init__(**options)


class ChangeHoursForm(CalmForm):
    """The hours of one kind of day from a date on."""

    day_type = forms.ChoiceField(
        label=_("日の区分"),
        choices=[(kind.value, kind.label) for kind in REGULAR_DAY_TYPES],
        widget=forms.RadioSelect,
    )
    opens = HoursField(label=_("開ける時刻"), required=False)
    closes = HoursField(
        label=_("閉める時刻"), required=False, help_text=_("休みにするときは、両方の時刻を空けてください。")
    )
    valid_from = forms.DateField(label=_("この日から"))
    valid_until = forms.DateField(
        label=_("この日まで"),
        required=False,
        help_text=_("夏の間だけなど、期間のある変更のときに入力します。次の日から、前の時間に戻ります。"),
    )

    def clean_day_type(self) -> DayType:
        """Return the kind of day as such."""
        return DayType(self.cleaned_data["day_type"])


class SpecialDayForm(CalmForm):
    """A day with hours of its own, or a closure."""

    on = forms.DateField(label=_("日にち"))
    opens = HoursField(label=_("開ける時刻"), required=False)
    closes = HoursField(
        label=_("閉める時刻"), required=False, help_text=_("休みにするときは、両方の時刻を空けてください。")
    )
    reason = PlainTextField(label=_("理由"), limit=100, help_text=_("公開ページに表示されます。例：設備の点検のため"))
