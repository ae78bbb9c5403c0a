"""The forms of the reception."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.bookings.states import BookingWay
from case_core.cases.topics import Topic
from case_core.intake.actions.receive_matter import PersonDetails
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.desk.models import Room
    from case_core.reception.models import QueueTicket
    from case_core.reception.rules import ReceptionRules

# Who stands at the desk does not talk by telephone.
WAYS = [(way.value, way.label) for way in BookingWay if way != BookingWay.TELEPHONE]


class IssueForm(CalmForm):
    """What may be told with a number; nothing must be."""

    way = forms.ChoiceField(
        label=_("方法"), choices=WAYS, required=False, widget=forms.Select(attrs={"class": "input"})
    )
    topic = forms.ChoiceField(
        label=_("分野"),
        choices=[("", _("聞いていない")), *Topic.choices],
        required=False,
        widget=forms.Select(attrs={"class": "input"}),
    )

    def told(self) -> dict[str, str]:
        """Return what was chosen, or what is usual."""
        return {"way": self.cleaned_data["way"] or BookingWay.COUNTER, "topic": self.cleaned_data["topic"]}


class RoomForm(CalmForm):
    """A room."""

    room = forms.TypedChoiceField(label=_("部屋"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, rooms: Iterable[Room], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["room"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(room.pk), _named(room)) for room in rooms]


def _named(room: Room) -> str:
    return f"{room.name} {room.place}".strip()


class TakeUpForm(CalmForm):
    """What the matter is, as the case begins with it."""

    words = PlainTextField(
        label=_("どんな相談ですか"), multiline=True, limit=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    topic = forms.ChoiceField(label=_("分野"), choices=Topic.choices)
    name = PlainTextField(
        label=_("お名前"), limit=100, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    telephone = PlainTextField(
        label=_("電話番号"),
        limit=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    @classmethod
    def of(cls, ticket: QueueTicket, *, about: str, **options: Any) -> TakeUpForm:
        """Return the form with what is known; of a booking the person is known, too."""
        options.setdefault("initial", {"topic": ticket.topic or Topic.OTHER, "words": about})
        form = cls(**options)
        if ticket.booking_id is not None:
            del form.fields["name"], form.fields["telephone"], form.fields["topic"]
        return form

    def person(self) -> PersonDetails:
        """Return what was told of the person."""
        told = self.cleaned_data
        return PersonDetails(name=told.get("name", ""), telephone=told.get("telephone", ""))


class DayForm(CalmForm):
    """Which day's figures are shown."""

    sends = False
    day = forms.DateField(label=_("日"), required=False)


class RulesForm(CalmForm):
    """What the city settles for its reception."""

    letter = forms.CharField(
        label=_("番号の前の文字"),
        max_length=1,
        required=False,
        help_text=_("例：A と書くと A-1 から始まります。空けておくと、数字だけになります。"),
    )
    shows_waiting = forms.BooleanField(label=_("公開ページに、いま待っている人数と時間を出す"), required=False)

    @classmethod
    def of(cls, rules: ReceptionRules, **options: Any) -> RulesForm:
        """Return the form with what holds now."""
        options.setdefault("initial", {"letter": rules.letter, "shows_waiting": rules.shows_waiting})
        return cls(**options)


class DisplayForm(CalmForm):
    """A new screen."""

    name = PlainTextField(
        label=_("画面の名前"), limit=50, help_text=_("例：待合室の大型テレビ。どの画面かがわかる名前にします。")
    )
