"""The forms of a hand-over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.handovers.actions.send_handover import Letter
from case_core.handovers.states import Consent, Result
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.organisation.models import Section


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
    due_on = forms.DateField(label=_("回答期限"), help_text=_("市の営業日で5日後が、はじめから入っています。"))

    def __init__(self, *args: Any, sections: Iterable[Section], **options: Any) -> None:
        super().__init__(*args, **options)
        section = self.fields["section"]
        if isinstance(section, forms.ChoiceField):
            section.choices = [("", _("選んでください")), *((str(each.pk), each.name) for each in sections)]
        for name in ("reason", "wishes"):
            self.fields[name].widget.attrs["rows"] = 3

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


class ReturnForm(CalmForm):
    """Why it is not the section's."""

    reason = PlainTextField(
        label=_("差し戻す理由"),
        multiline=True,
        limit=1000,
        help_text=_("担当する課がわかるときは、その課の名前も書いてください。"),
    )


class WaiveForm(CalmForm):
    """Why the centre goes on without the answer."""

    reason = PlainTextField(label=_("回答を待たずに進める理由"), multiline=True, limit=1000)
