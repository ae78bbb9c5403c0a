"""The forms of booths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.booths.models import MOST_MINUTES
from case_core.booths.site_facts import SiteFacts
from case_core.booths.states import BoothWay
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.booths.models import BoothSite
    from tenants.hours.models import Way


class TakeForm(forms.Form):
    """At which room the clerk sits, if at any."""

    room = forms.IntegerField(required=False)

    def told(self) -> int | None:
        """Return the room, none where none was chosen; what is no number is no room that the action knows."""
        return self.cleaned_data["room"] if self.is_valid() else 0


class ConnectForm(forms.Form):
    """By which way the two talk."""

    way = forms.ChoiceField(choices=BoothWay.choices)

    def told(self) -> str:
        """Return the way; the telephone where none was told."""
        return str(self.cleaned_data["way"]) if self.is_valid() else BoothWay.TELEPHONE.value


class TakeUpForm(CalmForm):
    """What the matter is, as the case begins with it."""

    words = PlainTextField(
        label=_("どんな相談ですか"), multiline=True, limit=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    name = PlainTextField(
        label=_("お名前"), limit=100, required=False, help_text=_("言いたくない方には、聞かなくてかまいません。")
    )


class SiteForm(CalmForm):
    """A booth."""

    name = PlainTextField(label=_("相談ブースの名前"), limit=60, help_text=_("例：大三島支所、波止浜公民館"))
    place = PlainTextField(label=_("場所"), limit=100, required=False, help_text=_("例：1階ロビー"))
    telephone = PlainTextField(
        label=_("そばの電話の番号"),
        limit=30,
        required=False,
        help_text=_("職員がこの電話にかけます。電話がなければ、空けておいてください。"),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    way = forms.ChoiceField(
        label=_("受付時間"), required=False, help_text=_("受付方法ごとの時間は「開所時間」で決めます。")
    )
    position = forms.IntegerField(
        label=_("並び順"), min_value=0, max_value=999, initial=0, help_text=_("小さい数から並びます。")
    )

    def __init__(self, *args: Any, ways: Iterable[Way], **options: Any) -> None:
        super().__init__(*args, **options)
        way = self.fields["way"]
        if isinstance(way, forms.ChoiceField):
            way.choices = [("", _("相談センターと同じ")), *((str(each.pk), each.name) for each in ways)]

    @classmethod
    def of(cls, site: BoothSite, **options: Any) -> SiteForm:
        """Return the form with what is known."""
        known = {
            "name": site.name,
            "place": site.place,
            "telephone": site.telephone,
            "way": site.way_id or "",
            "position": site.position,
        }
        return cls(**{"initial": known, **options})

    def facts(self) -> SiteFacts:
        """Return what was told."""
        told = self.cleaned_data
        return SiteFacts(
            name=told["name"],
            place=told["place"],
            telephone=told["telephone"],
            way_id=int(told["way"]) if told["way"] else None,
            position=told["position"],
        )


class RulesForm(CalmForm):
    """How long a visitor waits."""

    minutes_until_telephone = forms.IntegerField(
        label=_("電話番号を案内するまでの時間（分）"),
        min_value=1,
        max_value=MOST_MINUTES,
        help_text=_("この時間を過ぎても職員が受けないと、ブースの画面に電話番号が出ます。"),
    )
    minutes_until_end = forms.IntegerField(
        label=_("呼び出しを終えるまでの時間（分）"),
        min_value=2,
        max_value=MOST_MINUTES,
        help_text=_("この時間を過ぎると、電話と予約を案内して、最初の画面に戻ります。"),
    )
