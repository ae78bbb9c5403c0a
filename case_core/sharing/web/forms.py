"""The forms of what is shared."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.consents.states import LegalGround
from case_core.sharing.actions.comment_on_share import MOST_LETTERS
from case_core.sharing.actions.grant_share import Plan
from case_core.sharing.fields import OFFERED
from case_core.sharing.states import LONGEST_DAYS, ShareAct, Verdict
from mannaka_kit import clock
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.partners.data_classes import DataClass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tenants.partners.models import PartnerMember, PartnerOrganization

_USUAL_DAYS: Final = timedelta(days=30)
_CLASSES: Final = [(each.value, each.label) for each in OFFERED]


class ShareForm(CalmForm):
    """Who is to see what, on which ground, for what and how long."""

    organization = forms.ChoiceField(label=_("相手の機関"), widget=forms.RadioSelect)
    member = forms.ChoiceField(label=_("見る人"), required=False)
    ground = forms.ChoiceField(
        label=_("共有の根拠"), choices=LegalGround, initial=LegalGround.CONSENT, widget=forms.RadioSelect
    )
    purpose = PlainTextField(label=_("何のために共有するか"), limit=200)
    data_classes = forms.MultipleChoiceField(
        label=_("共有する情報"),
        choices=_CLASSES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("家族の名前、第三者の話、職員の見立て、限定記録は、どれを選んでも相手に見えません。"),
    )
    words = PlainTextField(
        label=_("相手に伝えること"),
        multiline=True,
        required=False,
        help_text=_(
            "お願いしたいことや、健康のことなど、文で伝えるものを書きます。ほかの方の名前は書かないでください。"
        ),
    )
    act = forms.ChoiceField(
        label=_("相手ができること"), choices=ShareAct, initial=ShareAct.COMMENT, widget=forms.RadioSelect
    )
    ends_on = forms.DateField(
        label=_("いつまで"),
        widget=forms.DateInput,
        help_text=_("最長90日です。続けるときは新しく決めます。緊急のときは、何日を選んでも72時間で終わります。"),
    )

    def __init__(
        self, *args: Any, bodies: Iterable[PartnerOrganization], people: Iterable[PartnerMember], **options: Any
    ) -> None:
        usual = {"ends_on": clock.today() + _USUAL_DAYS}
        options["initial"] = {**usual, **(options.get("initial") or {})}
        super().__init__(*args, **options)
        if "words" in self.fields:  # a referral has a letter in its place
            self.fields["words"].widget.attrs["rows"] = 5
        named = cast("forms.ChoiceField", self.fields["organization"])
        named.choices = [(str(body.pk), body.name) for body in bodies]
        who = cast("forms.ChoiceField", self.fields["member"])
        members = [(str(each.pk), f"{each.organization.name}：{each.user.display_name}") for each in people]
        who.choices = [("", gettext("相手の機関の担当者全員")), *members]

    def plan(self) -> Plan:
        """Return what was told."""
        told = self.cleaned_data
        return Plan(
            organization_id=int(told["organization"]),
            member_id=int(told["member"]) if told["member"] else None,
            ground=LegalGround(told["ground"]),
            purpose=told["purpose"],
            data_classes=frozenset(DataClass(each) for each in told["data_classes"]),
            act=ShareAct(told["act"]),
            words=told["words"],
            ends_on=told["ends_on"],
        )


class RevokeForm(CalmForm):
    """Why a share ends."""

    reason = PlainTextField(label=_("理由"), limit=200, help_text=_("職員だけが読みます。"))


class CommentForm(CalmForm):
    """What somebody of a body tells the centre."""

    words = PlainTextField(
        label=_("センターに伝えること"),
        multiline=True,
        limit=MOST_LETTERS,
        help_text=_("相談の経過に、貴機関の話として残ります。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].widget.attrs["rows"] = 4


class ReviewForm(CalmForm):
    """What the review of an emergency found."""

    verdict = forms.ChoiceField(label=_("検証の結果"), choices=Verdict, widget=forms.RadioSelect)
    remark = PlainTextField(label=_("コメント"), limit=300, required=False)


class RulesForm(CalmForm):
    """On which grounds the city shares."""

    grounds = forms.MultipleChoiceField(
        label=_("共有に使う根拠"), choices=LegalGround, required=False, widget=forms.CheckboxSelectMultiple
    )
    second_person = forms.MultipleChoiceField(
        label=_("2人目の職員の確認が必要な根拠"),
        choices=[(each.value, each.label) for each in LegalGround if each != LegalGround.EMERGENCY],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("連絡先が守られている相談と、限定記録がある相談では、根拠によらず2人目の確認が必要です。"),
    )
    most_days = forms.IntegerField(label=_("1回の共有の最長の日数"), min_value=1, max_value=LONGEST_DAYS)
