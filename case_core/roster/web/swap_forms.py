"""The forms of exchanges: a question, an answer, a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.formats import show_clock, show_full_day
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.roster.models import Counsellor, Duty

_NONE: tuple[str, Any] = ("", _("選んでください"))


class AskSwapForm(CalmForm):
    """Which duty somebody wants for theirs, or who takes it over."""

    wanted = forms.TypedChoiceField(
        label=_("交換する相手の当番"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("同じ区分の人の、これからの当番です。"),
    )
    taker = forms.TypedChoiceField(
        label=_("交換せずに、代わってもらう人"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("自分は代わりの当番に入らず、引き受けてもらうときに選びます。"),
    )
    words = PlainTextField(label=_("相手への一言"), limit=300, required=False)

    def __init__(self, *args: Any, duties: Iterable[Duty], people: Iterable[Counsellor], **options: Any) -> None:
        super().__init__(*args, **options)
        wanted, taker = self.fields["wanted"], self.fields["taker"]
        if isinstance(wanted, forms.ChoiceField) and isinstance(taker, forms.ChoiceField):
            wanted.choices = [_NONE, *((str(each.pk), _duty_in_words(each)) for each in duties)]
            taker.choices = [_NONE, *((str(each.pk), _person_in_words(each)) for each in people)]

    def clean(self) -> dict[str, Any]:
        """Take one of the two."""
        told = super().clean() or {}
        if (told.get("wanted") is None) == (told.get("taker") is None) and not self.errors:
            self.add_error("wanted", gettext("交換する相手の当番か、代わってもらう人の、どちらか1つを選んでください。"))
        return told

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        values = self.cleaned_data
        return {"wanted_id": values["wanted"], "taker_id": values["taker"], "words": values["words"]}


class _YesOrNoForm(CalmForm):
    """Yes, or no with a reason."""

    reason = PlainTextField(
        label=_("理由"), limit=300, required=False, help_text=_("断るときは、かならず書いてください。")
    )

    @property
    def is_yes(self) -> bool:
        """Tell which of the two it was."""
        return bool(self.cleaned_data["decision"] == "yes")


class AnswerForm(_YesOrNoForm):
    """What the colleague says."""

    field_order = ["decision", "reason"]
    decision = forms.ChoiceField(
        label=_("お返事"), choices=[("yes", _("引き受ける")), ("no", _("断る"))], widget=forms.RadioSelect
    )


class DecisionForm(_YesOrNoForm):
    """What the keeper of the roster says."""

    field_order = ["decision", "reason"]
    decision = forms.ChoiceField(
        label=_("承認"), choices=[("yes", _("認める")), ("no", _("認めない"))], widget=forms.RadioSelect
    )


def _duty_in_words(duty: Duty) -> str:
    times = f"{show_clock(duty.begins)}〜{show_clock(duty.ends)}"
    return f"{show_full_day(duty.on)} {times} {_person_in_words(duty.counsellor)}"


def _person_in_words(person: Counsellor) -> str:
    return f"{person.section.name} {person.name}" if person.section else person.name
