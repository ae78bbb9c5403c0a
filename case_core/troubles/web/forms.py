"""The list of troubles in a form: each line a field of its own, so that a draft keeps each tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.troubles.errors import WorstMissingError
from case_core.troubles.ticks import Ticks
from mannaka_kit.ui.forms import CalmForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms import BoundField

    from case_core.codes.models import TroubleItem


class TicksForm(CalmForm):
    """Any number of troubles, and the worst of them."""

    worst = forms.ChoiceField(label=_("いちばん困っていること"), required=False)

    def __init__(self, *args: Any, items: Iterable[TroubleItem], **options: Any) -> None:
        super().__init__(*args, **options)
        self.items = list(items)
        for item in self.items:
            self.fields[_name_of(item.pk)] = forms.BooleanField(label=item.name, required=False)
        worst = self.fields["worst"]
        if isinstance(worst, forms.ChoiceField):
            worst.choices = [("", gettext("選んでください")), *((str(item.pk), item.name) for item in self.items)]

    @property
    def lines(self) -> list[BoundField]:
        """Return the fields of the list, in its order."""
        return [self[_name_of(item.pk)] for item in self.items]

    def ticks(self) -> Ticks:
        """Return what was ticked."""
        told = self.cleaned_data
        ticked = frozenset(item.pk for item in self.items if told.get(_name_of(item.pk)))
        return Ticks(item_ids=ticked, worst_id=int(told["worst"]) if told.get("worst") else None)

    def clean(self) -> dict[str, Any]:
        """Say at its field where the worst is missing."""
        told = super().clean() or self.cleaned_data
        if "worst" in told:
            try:
                self.ticks().settled()
            except WorstMissingError as error:
                self.add_error("worst", str(error))
        return told

    @staticmethod
    def initial_of(ticks: Ticks) -> dict[str, Any]:
        """Return the initial values that show what is ticked."""
        return {**{_name_of(item_id): True for item_id in ticks.item_ids}, "worst": str(ticks.worst_id or "")}


class TroublesForm(TicksForm):
    """The troubles of a case, and the state in which the writer saw them."""

    seen = forms.CharField(required=False, max_length=2_000, widget=forms.HiddenInput)


def _name_of(item_id: int) -> str:
    return f"trouble_{item_id}"
