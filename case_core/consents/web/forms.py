"""The forms of the register of consents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.consents.actions.record_consent import Agreed
from case_core.consents.states import Manner
from mannaka_kit import clock
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.partners.data_classes import DataClass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.parties.models import Person
    from tenants.partners.models import PartnerOrganization


class ConsentForm(CalmForm):
    """What somebody agreed to."""

    given_by = forms.ChoiceField(label=_("同意した方"), widget=forms.RadioSelect)
    organizations = forms.MultipleChoiceField(label=_("伝えてよい機関"), widget=forms.CheckboxSelectMultiple)
    purpose = PlainTextField(
        label=_("何のために伝えるか"), limit=200, help_text=_("例：家計の相談を、社会福祉協議会と一緒に受けるため")
    )
    data_classes = forms.MultipleChoiceField(
        label=_("伝えてよい情報"), choices=DataClass, widget=forms.CheckboxSelectMultiple
    )
    manner = forms.ChoiceField(label=_("同意の方法"), choices=Manner, widget=forms.RadioSelect)
    proof = PlainTextField(
        label=_("どのように確かめたか"),
        limit=300,
        help_text=_("例：同意書を相談の添付に保存、11月20日の電話で青井が聞き取り"),
    )
    given_on = forms.DateField(label=_("同意した日"), widget=forms.DateInput)
    expires_on = forms.DateField(
        label=_("有効期限"), widget=forms.DateInput, help_text=_("この日まで有効です。1年以内にします。")
    )

    def __init__(
        self, *args: Any, people: Iterable[Person], bodies: Iterable[PartnerOrganization], **options: Any
    ) -> None:
        options.setdefault("initial", {})
        options["initial"] = {"given_on": clock.today(), **(options["initial"] or {})}
        super().__init__(*args, **options)
        who = cast("forms.ChoiceField", self.fields["given_by"])
        who.choices = [(str(person.pk), person.name or gettext("匿名")) for person in people]
        if len(who.choices) == 1:
            self.initial.setdefault("given_by", who.choices[0][0])
        named = cast("forms.MultipleChoiceField", self.fields["organizations"])
        named.choices = [(str(body.pk), body.name) for body in bodies]

    def agreed(self) -> Agreed:
        """Return what was told."""
        told = self.cleaned_data
        return Agreed(
            given_by_id=int(told["given_by"]),
            organization_ids=frozenset(int(each) for each in told["organizations"]),
            purpose=told["purpose"],
            data_classes=frozenset(DataClass(each) for each in told["data_classes"]),
            manner=Manner(told["manner"]),
            proof=told["proof"],
            given_on=told["given_on"],
            expires_on=told["expires_on"],
        )


class WithdrawalForm(CalmForm):
    """How it was taken back."""

    how = forms.ChoiceField(label=_("撤回の方法"), choices=Manner, widget=forms.RadioSelect)
    note = PlainTextField(
        label=_("メモ"), limit=300, required=False, help_text=_("例：11月23日の電話で、ご本人から申し出")
    )
