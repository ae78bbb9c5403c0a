"""The list of troubles in a form: each line a field of its own, so that a draft keeps each tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.troubles.errors import WorstMissingError
from case_core.troubles.ticks import Ticks
from mannaka_kit.ui.forms import CalmForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.forms import BoundField

    from case_core.codes.models import TroubleItem

_PREFIX: Final = "trouble_"


class TicksForm(CalmForm):
    """Any number of troubles, and the worst of them."""

    worst = forms.ChoiceField(label=_("いちばん困っていること"), required=False)

    def __init__(self, *args: Any, items: Callable[[], Iterable[TroubleItem]], **options: Any) -> None:
        super().__init__(*args, **options)
        self._items_of_list = items
        worst = self.fields["worst"]
        if isinstance(worst, forms.ChoiceField):
            worst.choices = self._worst_choices
        # Most forms come without a tick: then the list is read where it must be shown again, and nowhere else.
        if not self.is_bound or any(name.startswith(_PREFIX) for name in self.data):
            self._add_lines()

    @cached_property
    def items(self) -> list[TroubleItem]:
        """Return what stands on the list."""
        return list(self._items_of_list())

    @property
    def lines(self) -> list[BoundField]:
        """Return the fields of the list, in its order."""
        self._add_lines()
        return [self[_name_of(item.pk)] for item in self.items]

    def _add_lines(self) -> None:
        for item in self.items:
            self.fields.setdefault(_name_of(item.pk), forms.BooleanField(label=item.name, required=False))

    def _worst_choices(self) -> list[tuple[str, str]]:
        return [("", gettext("選んでください")), *((str(item.pk), item.name) for item in self.items)]

    def ticks(self) -> Ticks:
        """Return what was ticked."""
        told = self.cleaned_data
        ticked = frozenset(int(name.removeprefix(_PREFIX)) for name in told if name.startswith(_PREFIX) and told[name])
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
    return f"{_PREFIX}{item_id}"
