"""The forms of who belongs to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.relations.actions.add_case_person import Who
from case_core.relations.actions.tie_people import ToldTie
from case_core.relations.places import Place
from case_core.relations.states import PersonRole, TieKind
from mannaka_kit import japanese
from mannaka_kit.ui.forms import CalmForm, EraDateField, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.relations.models import CasePerson


class PlaceForm(CalmForm):
    """What somebody is in a case."""

    role = forms.ChoiceField(label=_("立場"), choices=PersonRole, initial=PersonRole.FAMILY, widget=forms.RadioSelect)
    relation = PlainTextField(
        label=_("相談した方から見た間柄"), limit=50, required=False, help_text=_("例：母、長男、民生委員")
    )
    lives_together = forms.BooleanField(label=_("相談した方と同居している"), required=False)
    tie = forms.ChoiceField(label=_("間柄のようす"), choices=TieKind, initial=TieKind.PLAIN, widget=forms.RadioSelect)
    note = PlainTextField(label=_("メモ"), limit=200, required=False)

    def place(self) -> Place:
        """Return what was told."""
        told = self.cleaned_data
        return Place(
            role=PersonRole(told["role"]),
            relation=told["relation"],
            lives_together=told["lives_together"],
            tie=TieKind(told["tie"]),
            note=told["note"],
        )

    @staticmethod
    def initial_of(place: CasePerson) -> dict[str, Any]:
        """Return the initial values that show somebody's place."""
        return {name: getattr(place, name) for name in ("role", "relation", "lives_together", "tie", "note")}


class AddPersonForm(PlaceForm):
    """Somebody new in a case."""

    field_order = ["name", "name_kana", "role", "relation", "lives_together", "tie", "birth_date", "telephone", "note"]
    name = PlainTextField(
        label=_("お名前"), limit=100, required=False, help_text=_("わからないときは、間柄だけでもかまいません。")
    )
    name_kana = PlainTextField(label=_("ふりがな"), limit=200, required=False)
    birth_date = EraDateField(label=_("生年月日"), required=False, help_text=_("例：昭和30年4月1日、S30.4.1"))
    telephone = PlainTextField(label=_("電話番号"), limit=30, required=False)

    def who(self) -> Who:
        """Return who was told of, as it is kept."""
        told = self.cleaned_data
        return Who(
            name=told["name"],
            name_kana=japanese.fold_kana(told["name_kana"]),
            telephone=japanese.fold_width(told["telephone"]),
            birth_date=told["birth_date"],
        )


class TieForm(CalmForm):
    """What two people of a case are to each other."""

    one = forms.ChoiceField(label=_("ひとり目"))
    other = forms.ChoiceField(label=_("ふたり目"))
    words = PlainTextField(
        label=_("間柄"), limit=50, required=False, help_text=_("例：夫婦、きょうだい。空欄にすると線を消します。")
    )
    kind = forms.ChoiceField(label=_("ようす"), choices=TieKind, initial=TieKind.PLAIN, widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("選んでください")), *((str(pk), words) for pk, words in people)]
        for name in ("one", "other"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def tie(self) -> ToldTie:
        """Return what was told."""
        told = self.cleaned_data
        return ToldTie(
            one_id=int(told["one"]), other_id=int(told["other"]), words=told["words"], kind=TieKind(told["kind"])
        )
