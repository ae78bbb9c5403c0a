"""The form of the roster's rules: limits, and people for each kind of day."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind
from case_core.roster.web.need_rows import add_rows, check_rows, field_name, known_rows, needs_by_topic
from mannaka_kit.ui.forms import CalmForm

_MOST_PEOPLE = 50
LIMITS = ("rest_days", "most_days_a_week", "most_closed_days_a_month", "least_regular")


class RulesForm(CalmForm):
    """What every roster of the city must satisfy."""

    rest_days = forms.IntegerField(label=_("日曜日の当番のあとに休む日数"), min_value=0, max_value=7)
    most_days_a_week = forms.IntegerField(label=_("1週間に入れる日数"), min_value=1, max_value=7)
    most_closed_days_a_month = forms.IntegerField(label=_("1か月に入れる閉庁日の日数"), min_value=1, max_value=31)
    swaps_need_approval = forms.BooleanField(
        label=_("当番の交代には、責任者の承認が要る"),
        required=False,
        help_text=_("外すと、相手が引き受けたときに、すぐ交代します。"),
    )
    least_regular = forms.IntegerField(label=_("かならず置く正規職員の人数"), min_value=0, max_value=10)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for day in DayKind:
            for kind in CounsellorKind:
                label = _("%(day)sに必要な%(kind)sの人数") % {"day": day.label, "kind": kind.label}
                self.fields[_name(day, kind)] = forms.IntegerField(label=label, min_value=0, max_value=_MOST_PEOPLE)
        self.rows = add_rows(self)

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with a row."""
        data = super().clean() or self.cleaned_data
        check_rows(self, self.rows)
        return data

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """Return the fields that stand above the rows."""
        return [self[name] for name in self.fields if not name.startswith("need_")]

    @property
    def need_rows(self) -> list[list[forms.BoundField]]:
        """Return the fields of each row."""
        names = ("day", "kind", "topic", "people")
        return [[self[field_name(row, part)] for part in names] for row in range(1, self.rows + 1)]

    @staticmethod
    def known(
        limits: Limits, needs: Mapping[DayKind, tuple[Need, ...]], *, swaps_need_approval: bool
    ) -> dict[str, Any]:
        """Return what the fields show."""
        people = {
            _name(day, need.kind): need.people for day, wanted in needs.items() for need in wanted if not need.topic
        }
        none = {_name(day, kind): 0 for day in DayKind for kind in CounsellorKind}
        told = {name: getattr(limits, name) for name in LIMITS}
        return {**none, **people, **told, **known_rows(needs), "swaps_need_approval": swaps_need_approval}

    def limits(self) -> Limits:
        """Return the rules about single people and days."""
        return Limits(**{name: self.cleaned_data[name] for name in LIMITS})

    def needs(self) -> dict[DayKind, tuple[Need, ...]]:
        """Return how many people each kind of day needs, and how many of them must know a topic."""
        return {day: (*self._people(day), *needs_by_topic(self, self.rows, day)) for day in DayKind}

    def _people(self, day: DayKind) -> Iterator[Need]:
        for kind in CounsellorKind:
            if people := self.cleaned_data[_name(day, kind)]:
                yield Need(kind=kind, people=people)


def _name(day: DayKind, kind: CounsellorKind) -> str:
    return f"{day.value}_{kind.value}"
