"""Forms on the opening hours."""

import dataclasses
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.hours.day_types import LIKE, REGULAR_DAY_TYPES, DayType
from tenants.hours.models import Way
from tenants.hours.way_facts import WayFacts
from tenants.hours.way_kinds import WayKind
from tenants.hours.web.span_fields import SpansForm


class WayField(forms.TypedChoiceField):
    """For the centre as a whole, or for one of its ways."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, empty_value=None, required=False, **options)

    def offer(self, ways: list[Way]) -> None:
        """Offer the city's ways."""
        self.choices = [("", gettext("センター全体")), *((way.pk, way.name) for way in ways)]


class ChangeHoursForm(SpansForm):
    """The hours of one kind of day from a date on."""

    way_id = WayField(label=pgettext_lazy("hours", "受付方法"))
    day_type = forms.ChoiceField(
        label=_("日の区分"),
        choices=[(kind.value, kind.label) for kind in REGULAR_DAY_TYPES],
        widget=forms.RadioSelect,
        help_text=_("振替休日と国民の休日は、決めなければ「祝日」と同じ時間です。"),
    )
    follows = forms.BooleanField(
        label=_("自分の時間を持たない（受付方法はセンター全体に、振替休日・国民の休日は祝日に合わせる）"),
        required=False,
    )
    valid_from = forms.DateField(label=_("この日から"))
    valid_until = forms.DateField(
        label=_("この日まで"),
        required=False,
        help_text=_("夏の間だけなど、期間のある変更のときに入力します。次の日から、前の時間に戻ります。"),
    )
    field_order = ["way_id", "day_type"]

    def __init__(self, *, ways: list[Way], **options: Any) -> None:
        super().__init__(**options)
        offered = self.fields["way_id"]
        assert isinstance(offered, WayField)  # noqa: S101 - declared above
        offered.offer(ways)

    def clean_day_type(self) -> DayType:
        """Return the kind of day as such."""
        return DayType(self.cleaned_data["day_type"])

    def clean(self) -> dict[str, Any]:
        """Let nothing stand for following."""
        data = super().clean()
        if not data.pop("follows", False):
            return data
        if data.get("spans"):
            self.add_error("follows", gettext("合わせるときは、時刻をすべて空けてください。"))
        elif data.get("way_id") is None and data.get("day_type") not in LIKE:
            self.add_error("follows", gettext("センター全体のこの日の区分には、合わせる先がありません。"))
        data["spans"] = None
        return data


class SpecialDayForm(SpansForm):
    """A day with hours of its own, or a closure."""

    on = forms.DateField(label=_("日にち"))
    last = forms.DateField(label=_("この日まで"), required=False, help_text=_("何日か続くときに入力します。31日まで。"))
    way_id = WayField(label=pgettext_lazy("hours", "受付方法"))
    reason = PlainTextField(label=_("理由"), limit=100, help_text=_("公開ページに表示されます。例：設備の点検のため"))
    field_order = ["on", "last", "way_id"]

    def __init__(self, *, ways: list[Way], **options: Any) -> None:
        super().__init__(**options)
        offered = self.fields["way_id"]
        assert isinstance(offered, WayField)  # noqa: S101 - declared above
        offered.offer(ways)


class WayForm(CalmForm):
    """What a way is called, and where it is."""

    kind = forms.ChoiceField(label=_("種類"), choices=WayKind.choices, widget=forms.RadioSelect)
    name = PlainTextField(label=_("名前"), limit=40, help_text=_("公開ページに表示されます。例：菊間支所の窓口"))
    name_en = PlainTextField(label=_("英語の名前"), limit=60, required=False)
    place = PlainTextField(label=_("場所"), limit=80, required=False)
    position = forms.IntegerField(label=_("並び順"), min_value=0, max_value=999, initial=10)

    def clean_kind(self) -> WayKind:
        """Return the kind as such."""
        return WayKind(self.cleaned_data["kind"])

    @property
    def facts(self) -> WayFacts:
        """Return what was said of the way."""
        return WayFacts(**{field.name: self.cleaned_data[field.name] for field in dataclasses.fields(WayFacts)})


class NewWayForm(WayForm):
    """A way that the city begins to offer."""

    code = PlainTextField(
        label=_("コード"), limit=30, help_text=_("ほかのシステムが使う短い名前です。あとから変えられません。例：kikuma")
    )
    field_order = ["kind", "name", "name_en", "code"]


class ChangeWayForm(WayForm):
    """A way that the city has."""

    is_offered = forms.BooleanField(label=_("いま受け付けている（公開ページに出す）"), required=False)


class YearEndForm(CalmForm):
    """From which to which day year-end lasts."""

    first_day = forms.IntegerField(label=_("12月の何日から"), min_value=1, max_value=31)
    last_day = forms.IntegerField(label=_("1月の何日まで"), min_value=1, max_value=31)
