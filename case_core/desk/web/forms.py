"""The forms of rooms and of calls to officers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.desk.models import MOST_MINUTES
from mannaka_kit.ui.formats import show_clock
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.cases.models import Case
    from case_core.desk.models import Room
    from case_core.desk.selectors import RoomUse
    from tenants.organisation.models import Section


class SummonForm(CalmForm):
    """Whom the centre needs, where, and what for."""

    section = forms.ChoiceField(label=_("呼ぶ課"))
    room = forms.ChoiceField(label=_("来てもらう部屋"), widget=forms.RadioSelect)
    purpose = PlainTextField(
        label=_("用件"),
        multiline=True,
        limit=500,
        help_text=_(
            "課が読むのは、相談の番号と件名、部屋、ここに書いたことだけです。何を持って来てほしいかも書いてください。"
        ),
    )

    def __init__(
        self, *args: Any, sections: Iterable[Section], rooms: Iterable[RoomUse], case: Case, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        section, room = self.fields["section"], self.fields["room"]
        if isinstance(section, forms.ChoiceField) and isinstance(room, forms.ChoiceField):
            section.choices = [("", _("選んでください")), *((str(each.pk), each.name) for each in sections)]
            room.choices = [(str(use.room.pk), _room_words(use, case)) for use in rooms]
        self.fields["purpose"].widget.attrs["rows"] = 3


def _room_words(use: RoomUse, case: Case) -> str:
    """Name a room and say whether it is free; the case's own room is named as such."""
    named = {"room": f"{use.room.name} {use.room.place}".strip()}
    if use.case is None or use.since is None:
        return gettext("%(room)s：空いています") % named
    if use.case.pk == case.pk:
        return gettext("%(room)s：この相談で使用中です") % named
    return gettext("%(room)s：%(since)sから使用中です") % {**named, "since": show_clock(use.since)}


class MinutesForm(forms.Form):
    """In how many minutes the officer is there."""

    minutes = forms.IntegerField()

    def told(self) -> int:
        """Return the minutes, or none of those that the action takes."""
        return self.cleaned_data["minutes"] if self.is_valid() else 0


class DeclineForm(CalmForm):
    """Why nobody can come."""

    reason = PlainTextField(
        label=_("行けない理由"),
        multiline=True,
        limit=500,
        help_text=_(
            "相談センターの職員が読み、相談の経過に残ります。いつなら行けるか、代わりの人がいるかも書いてください。"
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].widget.attrs["rows"] = 3


class RoomForm(CalmForm):
    """A room's name, where it is, and its place in lists."""

    name = PlainTextField(label=_("相談室の名前"), limit=50, help_text=_("例：室1"))
    place = PlainTextField(label=_("場所"), limit=100, required=False, help_text=_("例：本庁舎1階"))
    position = forms.IntegerField(
        label=_("並び順"), min_value=0, max_value=999, initial=0, help_text=_("小さい数から並びます。")
    )

    @classmethod
    def of(cls, room: Room, **options: Any) -> RoomForm:
        """Return the form with what is known."""
        return cls(initial={"name": room.name, "place": room.place, "position": room.position}, **options)


class NewRoomForm(RoomForm):
    """A new room."""

    field_order = ["name", "place", "position", "valid_from", "valid_until"]
    valid_from = forms.DateField(label=_("この日から"))
    valid_until = forms.DateField(
        label=_("この日まで"), required=False, help_text=_("空けておくと、期限はありません。")
    )


class EndRoomForm(CalmForm):
    """A room's last day."""

    last_day = forms.DateField(label=_("最後の日"), help_text=_("この日までは、この部屋に呼び出せます。"))


class RulesForm(CalmForm):
    """How long a call waits for its answer."""

    minutes_until_head = forms.IntegerField(
        label=_("返事を待つ時間（分）"),
        min_value=1,
        max_value=MOST_MINUTES,
        help_text=_("この時間を過ぎても返事がない呼び出しは、課の責任者の画面のいちばん上に表示されます。"),
    )
