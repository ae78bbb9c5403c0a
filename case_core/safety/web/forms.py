"""The forms of shields and risks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.safety.states import RevealPurpose, RiskKind
from case_core.safety.terms import ShieldTerms
from case_core.shields.states import ShieldKind, Way
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.shields.models import Shield
    from tenants.accounts.models import User


class ShieldForm(CalmForm):
    """The safe way first, since it is read every day; then why, until when, and whom it keeps out."""

    safe_way = forms.ChoiceField(label=_("安全な連絡方法"), choices=Way, widget=forms.RadioSelect)
    safe_hours = PlainTextField(
        label=_("連絡してよい日や時間"),
        limit=200,
        required=False,
        widget=forms.TextInput,
        help_text=_("例：平日の10時から15時まで。電話番号はここに書かないでください。"),
    )
    if_somebody_else = PlainTextField(
        label=_("ほかの人が出たときの話し方"),
        multiline=True,
        limit=500,
        required=False,
        help_text=_("例：「間違えました」と言って切る。市役所とは名のらない。"),
    )
    never = forms.MultipleChoiceField(
        label=_("使わない方法"), choices=Way, required=False, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label=_("保護の理由"), choices=ShieldKind, widget=forms.RadioSelect)
    circumstances = PlainTextField(
        label=_("事情（職員のみ）"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("聞いたことだけを書きます。"),
    )
    valid_from = forms.DateField(label=_("保護を始める日"))
    review_on = forms.DateField(
        label=_("見直す日"),
        help_text=_("この日を過ぎても、責任者が解除するまで保護は続きます。1年以内の日を選びます。"),
    )
    barred = forms.MultipleChoiceField(
        label=_("この方を検索できないようにする職員"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("加害者やその親族、親しい人を選びます（Ctrl を押しながら選ぶと、複数選べます）。"),
    )

    def __init__(self, *args: Any, staff: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        barred = self.fields["barred"]
        if isinstance(barred, forms.MultipleChoiceField):
            barred.choices = [(str(each.pk), each.display_name) for each in staff]
        for name in ("if_somebody_else", "circumstances"):
            self.fields[name].widget.attrs["rows"] = 3

    @staticmethod
    def known(shield: Shield, barred_ids: Iterable[int]) -> dict[str, Any]:
        """Return what stands on a shield, for its form."""
        names = ("safe_way", "safe_hours", "if_somebody_else", "never", "kind", "circumstances")
        days = {"valid_from": shield.valid_from, "review_on": shield.review_on}
        return {name: getattr(shield, name) for name in names} | days | {"barred": [str(each) for each in barred_ids]}

    def terms(self) -> ShieldTerms:
        """Return what was written."""
        told = self.cleaned_data
        return ShieldTerms(
            kind=ShieldKind(told["kind"]),
            circumstances=told["circumstances"],
            valid_from=told["valid_from"],
            review_on=told["review_on"],
            safe_way=Way(told["safe_way"]),
            safe_hours=told["safe_hours"],
            if_somebody_else=told["if_somebody_else"],
            never=frozenset(Way(way) for way in told["never"]),
            barred_ids=frozenset(int(each) for each in told["barred"]),
        )


class LiftForm(CalmForm):
    """Why nobody needs the shield any more."""

    reason = PlainTextField(
        label=_("解除する理由"),
        multiline=True,
        limit=1000,
        help_text=_("ご本人の希望か、支援措置が終わったことを、いつ、どう確かめたかを書きます。"),
    )


class RevealForm(CalmForm):
    """What the number is needed for."""

    purpose = forms.ChoiceField(label=_("何のために確認しますか"), choices=RevealPurpose, widget=forms.RadioSelect)


class RiskForm(CalmForm):
    """Which risk was seen, by what."""

    kind = forms.ChoiceField(label=_("気づいたこと"), choices=RiskKind, widget=forms.RadioSelect)
    signs = PlainTextField(
        label=_("そう思った言葉や様子"),
        multiline=True,
        limit=2000,
        help_text=_("話したとおりの言葉と、見たこと・聞いたことを書きます。"),
    )


class WhyNotForm(CalmForm):
    """Why something that must be done was not."""

    why_not = PlainTextField(
        label=_("行わなかった理由"),
        multiline=True,
        limit=500,
        help_text=_("例：ご本人が望まなかった。行わないと決めたときの話も書きます。"),
    )


class StepsForm(CalmForm):
    """What must be done about a risk, a line each."""

    steps = PlainTextField(
        label=_("かならず行うこと"),
        multiline=True,
        limit=4200,
        help_text=_("1行に1つずつ、行う順に書きます。すでに相談に記録されたものは、変わりません。"),
    )
