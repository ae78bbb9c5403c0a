"""The forms of the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.topics import Topic
from case_core.roster.counsellor_facts import CounsellorFacts
from case_core.roster.duty_facts import DutyTimes
from case_core.roster.states import CounsellorKind, DutyKind, WishKind
from mannaka_kit.ui.formats import in_brackets
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.roster.models import Counsellor, Duty
    from tenants.accounts.models import User
    from tenants.organisation.models import Section

WEEKDAYS = [
    (0, _("月曜日")),
    (1, _("火曜日")),
    (2, _("水曜日")),
    (3, _("木曜日")),
    (4, _("金曜日")),
    (5, _("土曜日")),
    (6, _("日曜日")),
]


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class DutyForm(CalmForm):
    """Who is on duty when; what is locked stays when a new roster is proposed."""

    counsellor = forms.TypedChoiceField(label=_("相談員"), coerce=int)
    on = forms.DateField(label=_("日にち"))
    begins = _clock(_("始まり"))
    ends = _clock(_("終わり"))
    is_locked = forms.BooleanField(
        label=_("この当番を固定する"), required=False, help_text=_("案を作り直しても、そのまま残ります。")
    )
    reason = PlainTextField(
        label=_("決まりによらないときの理由"),
        limit=300,
        required=False,
        help_text=_("当番表の決まりに合わないときだけ書きます。何が合わないかは、先に画面でお知らせします。"),
    )

    def __init__(self, *args: Any, people: Iterable[Counsellor], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["counsellor"]
        if isinstance(field, forms.ChoiceField):
            named = ((str(each.pk), f"{each.name}{in_brackets(each.kind_label)}") for each in people)
            field.choices = [("", _("選んでください")), *named]

    @classmethod
    def of(cls, duty: Duty, *, people: Iterable[Counsellor], **options: Any) -> DutyForm:
        """Return the form with the duty as it is."""
        known = {name: getattr(duty, name) for name in ("on", "begins", "ends", "is_locked")}
        return cls(initial={**known, "counsellor": duty.counsellor_id}, people=people, **options)

    def told(self) -> dict[str, Any]:
        """Return what the actions take."""
        values = dict(self.cleaned_data)
        times = DutyTimes(**{name: values.pop(name) for name in ("on", "begins", "ends")})
        return {"counsellor_id": values.pop("counsellor"), "times": times, **values}


class NewDutyForm(DutyForm):
    """A duty of a kind."""

    field_order = ["counsellor", "on", "begins", "ends", "kind", "is_locked", "reason"]
    kind = forms.ChoiceField(label=_("当番の区分"), choices=DutyKind, initial=DutyKind.WORKDAY)


class RemoveDutyForm(CalmForm):
    """Why a duty is taken off although its day then falls short."""

    reason = PlainTextField(
        label=_("決まりによらないときの理由"),
        limit=300,
        required=False,
        help_text=_("外すと人が足りなくなるときだけ書きます。"),
    )


class CounsellorForm(CalmForm):
    """Somebody from whom rosters are made."""

    name = PlainTextField(label=_("名前"), limit=100)
    name_kana = PlainTextField(label=_("ふりがな（カタカナ）"), limit=200)
    kind = forms.ChoiceField(label=_("区分"), choices=CounsellorKind, widget=forms.RadioSelect)
    section = forms.TypedChoiceField(label=_("課"), coerce=int, required=False, empty_value=None)
    user = forms.TypedChoiceField(
        label=_("この画面にサインインする職員"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("選ぶと、本人の画面で自分の当番がいちばん上に表示されます。"),
    )
    topics = forms.MultipleChoiceField(
        label=_("受けられる分野"),
        choices=Topic,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("何も選ばなければ、すべての分野です。"),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("勤務する曜日"),
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("何も選ばなければ、毎日です。閉庁日の当番には関係しません。"),
    )
    hours_a_week = forms.IntegerField(
        label=_("週の勤務時間（時間）"),
        required=False,
        min_value=1,
        max_value=60,
        help_text=_("短時間勤務の人だけ入力してください。"),
    )
    valid_from = forms.DateField(label=_("この日から"))
    valid_until = forms.DateField(
        label=_("この日まで"), required=False, help_text=_("空けておくと、期限はありません。")
    )

    def __init__(self, *args: Any, sections: Iterable[Section], users: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        section, user = self.fields["section"], self.fields["user"]
        if isinstance(section, forms.ChoiceField) and isinstance(user, forms.ChoiceField):
            section.choices = [("", _("なし")), *((str(each.pk), each.name) for each in sections)]
            user.choices = [("", _("なし")), *((str(each.pk), each.display_name) for each in users)]

    @staticmethod
    def known(person: Counsellor) -> dict[str, Any]:
        """Return what the fields of a person show."""
        names = ("name", "name_kana", "kind", "topics", "weekdays", "hours_a_week", "valid_from", "valid_until")
        known = {name: getattr(person, name) for name in names}
        return {**known, "section": person.section_id, "user": person.user_id}

    def facts(self) -> CounsellorFacts:
        """Return what the actions take."""
        values = dict(self.cleaned_data)
        return CounsellorFacts(section_id=values.pop("section"), user_id=values.pop("user"), **values)


class AbsenceForm(CalmForm):
    """From when to when somebody is away."""

    first = forms.DateField(label=_("最初の日"))
    last = forms.DateField(label=_("最後の日"))


class WishForm(CalmForm):
    """A wish for a day."""

    on = forms.DateField(label=_("日にち"))
    kind = forms.ChoiceField(label=_("希望"), choices=WishKind, widget=forms.RadioSelect, initial=WishKind.OFF)


class ProposalForm(CalmForm):
    """For which days a roster is made."""

    first = forms.DateField(label=_("最初の日"))
    last = forms.DateField(label=_("最後の日"), help_text=_("一度に作れるのは、366日分までです。"))
