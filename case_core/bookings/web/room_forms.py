"""The forms of rooms that are another body's, and of where talks by video are held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.bookings.actions.reserve_room import ReservationFacts
from case_core.bookings.online_address import LONGEST
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.desk.models import Room


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class ReservationForm(CalmForm):
    """Who has a room to itself, and when."""

    room = forms.TypedChoiceField(label=_("部屋"), coerce=int)
    who = PlainTextField(label=_("使う団体"), limit=60, help_text=_("例：社会福祉協議会"))
    reason = PlainTextField(
        label=_("使う目的"),
        limit=200,
        help_text=_("例：生活福祉資金の相談日。相談する方のお名前は書かないでください。"),
    )
    first = forms.DateField(label=_("日"))
    begins = _clock(_("始まり"))
    ends = _clock(_("終わり"))
    last = forms.DateField(
        label=_("毎週くり返すときの最後の日"),
        required=False,
        help_text=_("空けておくと、1回だけです。入力すると、同じ曜日に毎週取り置きます。"),
    )

    def __init__(self, *args: Any, rooms: Iterable[Room], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["room"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(room.pk), f"{room.name} {room.place}".strip()) for room in rooms]

    def facts(self) -> ReservationFacts:
        """Return what was typed, as the action takes it."""
        data = dict(self.cleaned_data)
        return ReservationFacts(room_id=data.pop("room"), **data)


class OnlineForm(CalmForm):
    """Where this talk by video is held."""

    online_address = PlainTextField(
        label=_("オンラインの場所のアドレス"),
        limit=LONGEST,
        required=False,
        help_text=_("https:// で始まるもの。メールアドレスのある方には、すぐにメールで知らせます。"),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
