"""The forms of a hand-over."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.handovers.actions.send_handover import Letter
from case_core.handovers.states import Consent, Result
from mannaka_kit.ui.formats import show_day
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.organisation.models import Section

RETOLD: Final = _("相談した方に、話をもう一度はじめからしていただいた")


class SendForm(CalmForm):
    """What the section will read, and by when it answers."""

    section = forms.ChoiceField(label=_("引き継ぎ先の課"))
    reason = PlainTextField(label=_("引き継ぐ理由"), multiline=True, limit=1000)
    story = PlainTextField(
        label=_("話の内容"),
        multiline=True,
        help_text=_("課はこの文章だけを読みます。相談した方が同じ話を繰り返さなくてすむように書いてください。"),
    )
    wishes = PlainTextField(label=_("本人の希望・配慮すること"), multiline=True, limit=1000, required=False)
    consent = forms.ChoiceField(label=_("課に話が伝わることについて"), choices=Consent, widget=forms.RadioSelect)
    due_on = forms.DateField(label=_("回答期限"), required=False)

    def __init__(self, *args: Any, sections: Iterable[Section], **options: Any) -> None:
        super().__init__(*args, **options)
        section = self.fields["section"]
        if isinstance(section, forms.ChoiceField):
            section.choices = [("", _("選んでください")), *((str(each.pk), each.name) for each in sections)]
        for name in ("reason", "wishes"):
            self.fields[name].widget.attrs["rows"] = 3

    def say_default(self, day: date) -> None:
        """Say which day holds where none is typed."""
        words = gettext(
            "空欄にすると、市が決めた日数の後の営業日（%(day)s）になります。課に別の日数が決めてあれば、そちらです。"
        )
        self.fields["due_on"].help_text = words % {"day": show_day(day)}

    def letter(self) -> Letter:
        """Return what the section will read."""
        written = self.cleaned_data
        return Letter(
            reason=written["reason"],
            story=written["story"],
            wishes=written["wishes"],
            consent=Consent(written["consent"]),
        )


class ReportForm(CalmForm):
    """What the section did."""

    result = forms.ChoiceField(label=_("結果"), choices=Result, widget=forms.RadioSelect)
    report = PlainTextField(label=_("回答の内容"), multiline=True, help_text=_("相談センターの職員が読みます。"))
    told_citizen = PlainTextField(
        label=_("本人に伝えたこと"),
        multiline=True,
        required=False,
        help_text=_("課から直接お話ししたときに書きます。まだ伝えていないときは、空欄のままにします。"),
    )
    separate_record = PlainTextField(
        label=_("法律により課だけで保管する記録"),
        limit=200,
        required=False,
        help_text=_(
            "ある場合だけ、記録の名前と根拠の法律を書きます。中身は書きません。例：生活保護の記録（生活保護法）"
        ),
    )
    was_retold = forms.BooleanField(label=RETOLD, required=False)


class ReturnForm(CalmForm):
    """Why it is not the section's."""

    reason = PlainTextField(
        label=_("差し戻す理由"),
        multiline=True,
        limit=1000,
        help_text=_("担当する課がわかるときは、その課の名前も書いてください。"),
    )
    superior = PlainTextField(
        label=_("差し戻しを承認した上司の名前"), limit=100, help_text=_("相談センターの経過に、理由と一緒に残ります。")
    )
    was_retold = forms.BooleanField(label=RETOLD, required=False)


class ExtensionForm(CalmForm):
    """Until when the section needs, and why."""

    until = forms.DateField(label=_("いつまでに回答できるか"))
    reason = PlainTextField(label=_("延長する理由"), multiline=True, limit=1000)


class DecisionForm(CalmForm):
    """What the centre says to a section that asks for more time."""

    decision = forms.ChoiceField(
        label=_("返事"),
        choices=[("grant", _("延ばす")), ("refuse", _("延ばさない"))],
        widget=forms.RadioSelect,
    )
    note = PlainTextField(
        label=_("課に伝えること"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("延ばさないときは、理由を書いてください。"),
    )


class AllowReturnForm(CalmForm):
    """Why the head of the centre agrees to a third return."""

    reason = PlainTextField(label=_("差し戻しを認める理由"), multiline=True, limit=1000)


class WaiveForm(CalmForm):
    """Why the centre goes on without the answer."""

    reason = PlainTextField(label=_("回答を待たずに進める理由"), multiline=True, limit=1000)
