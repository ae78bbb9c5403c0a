"""The forms of what is referred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.consents.states import LegalGround
from case_core.referrals.actions.finish_referral import Result
from case_core.referrals.actions.send_referral import Letter
from case_core.referrals.states import ConfirmedBy, DeclineReason, ReferralOutcome
from case_core.sharing.actions.grant_share import Plan
from case_core.sharing.states import ShareAct
from case_core.sharing.web.forms import ShareForm
from mannaka_kit.ui.formats import show_day
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.partners.data_classes import DataClass

if TYPE_CHECKING:
    from datetime import date

MOST_LETTERS: Final = 2000
_SHORT: Final = ("reason", "told", "wishes")


class LetterForm(CalmForm):
    """What the body reads, and until when it answers."""

    reason = PlainTextField(
        label=_("紹介する理由・お願いしたいこと"),
        multiline=True,
        limit=MOST_LETTERS,
        help_text=_("相手の機関が読みます。ほかの方の名前は書かないでください。"),
    )
    told = PlainTextField(
        label=_("ご本人にすでにお伝えしたこと"),
        multiline=True,
        limit=MOST_LETTERS,
        required=False,
        help_text=_("同じ説明や同じ質問を繰り返さなくてすむように書きます。"),
    )
    wishes = PlainTextField(label=_("ご本人の希望・配慮すること"), multiline=True, limit=MOST_LETTERS, required=False)
    due_on = forms.DateField(label=_("お返事の期日"), required=False, widget=forms.DateInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in _SHORT:
            self.fields[name].widget.attrs["rows"] = 3

    def say_default(self, day: date) -> None:
        """Say which day holds where none is typed."""
        words = gettext(
            "空欄にすると、市が決めた日数の後の営業日（%(day)s）になります。相手が見られる最後の日より後にはなりません。"
        )
        self.fields["due_on"].help_text = words % {"day": show_day(day)}

    def letter(self) -> Letter:
        """Return what was written."""
        told = self.cleaned_data
        return Letter(reason=told["reason"], told=told["told"], wishes=told["wishes"], due_on=told["due_on"])


class ReferForm(LetterForm, ShareForm):
    """A letter, with the share that lets the body see what it is about."""

    words = None  # type: ignore[assignment]  # Django leaves a field out that is None
    act = None  # type: ignore[assignment]
    field_order = (
        "organization", "member", "reason", "told", "wishes", "due_on", "ground", "purpose", "data_classes", "ends_on"
    )  # fmt: skip

    def plan(self) -> Plan:
        """Return what the body may see; who answers may write, too, and the letter takes the place of the words."""
        told = self.cleaned_data
        return Plan(
            organization_id=int(told["organization"]),
            member_id=int(told["member"]) if told["member"] else None,
            ground=LegalGround(told["ground"]),
            purpose=told["purpose"],
            data_classes=frozenset(DataClass(each) for each in told["data_classes"]),
            act=ShareAct.COMMENT,
            ends_on=told["ends_on"],
        )


class RevokeForm(CalmForm):
    """Why a referral is taken back."""

    reason = PlainTextField(label=_("理由"), limit=200, help_text=_("職員だけが読みます。経過に残ります。"))


class DeclineForm(CalmForm):
    """Why the body does not take it."""

    why = forms.ChoiceField(label=_("引き受けられない理由"), choices=DeclineReason, widget=forms.RadioSelect)
    words = PlainTextField(
        label=_("くわしいこと"),
        multiline=True,
        limit=MOST_LETTERS,
        required=False,
        help_text=_("「その他」のときは、かならず書いてください。相談センターの職員が読みます。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].widget.attrs["rows"] = 4

    @property
    def reason(self) -> DeclineReason:
        """Return the reason of the list."""
        return DeclineReason(self.cleaned_data["why"])


class FinishForm(CalmForm):
    """What came of it."""

    outcome = forms.ChoiceField(label=_("結果"), choices=ReferralOutcome, widget=forms.RadioSelect)
    confirmed_by = forms.ChoiceField(
        label=_("だれが結果を確かめましたか"), choices=ConfirmedBy, widget=forms.RadioSelect
    )
    words = PlainTextField(
        label=_("くわしいこと"),
        multiline=True,
        limit=MOST_LETTERS,
        required=False,
        help_text=_("行ったことや、これからの予定を書きます。「その他」のときは、かならず書いてください。"),
    )

    def __init__(self, *args: Any, is_of_body: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].widget.attrs["rows"] = 5
        if is_of_body:
            witnesses = [each for each in ConfirmedBy if each != ConfirmedBy.CLERK]
            self.fields["confirmed_by"].choices = [(each.value, each.label) for each in witnesses]  # type: ignore[attr-defined]

    def result(self) -> Result:
        """Return what was told."""
        told = self.cleaned_data
        return Result(
            outcome=ReferralOutcome(told["outcome"]),
            confirmed_by=ConfirmedBy(told["confirmed_by"]),
            words=told["words"],
        )


class CodeForm(CalmForm):
    """The number that a clerk told by telephone."""

    code = PlainTextField(
        label=_("確認番号（6けた）"),
        limit=20,
        help_text=_("センターの職員が電話でお伝えした番号です。全角でも、間に空白があってもかまいません。"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
