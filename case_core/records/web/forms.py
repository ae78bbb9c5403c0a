"""The forms of restricted records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import StatementKind
from case_core.records.states import LEAST_MINUTES, MOST_MINUTES, CompartmentKind, Readers, Verdict
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tenants.accounts.models import User

KINDS = [choice for choice in StatementKind.choices if choice[0] != StatementKind.REPLY]


class OpenForm(CalmForm):
    """Which kind of record is kept apart."""

    kind = forms.ChoiceField(
        label=_("種類"),
        choices=CompartmentKind,
        widget=forms.RadioSelect,
        help_text=_(
            "種類と内容が見えるのは、閲覧できる職員だけです。ほかの職員には、限定記録があることだけが表示されます。"
        ),
    )


class EntryForm(CalmForm):
    """Whose words, and what they say."""

    kind = forms.ChoiceField(label=_("だれの言葉か"), choices=KINDS, widget=forms.RadioSelect)
    speaker = PlainTextField(
        label=_("話した人"),
        limit=100,
        required=False,
        help_text=_("「第三者の話」のときに書きます。例：母、学校の担任"),
    )
    body = PlainTextField(label=_("内容"), multiline=True)


class MemberForm(CalmForm):
    """Who may read from now on."""

    user = forms.ChoiceField(label=_("閲覧できるようにする職員"))

    def __init__(self, *args: Any, colleagues: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        user = self.fields["user"]
        if isinstance(user, forms.ChoiceField):
            user.choices = [("", _("選んでください")), *((str(each.pk), each.display_name) for each in colleagues)]


class EmergencyForm(CalmForm):
    """Why it cannot wait."""

    reason = PlainTextField(
        label=_("いま読まなければならない理由"),
        multiline=True,
        limit=1000,
        help_text=_(
            "閲覧できる職員、相談センターの責任者、監査担当が読みます。相談の内容ではなく、なぜ待てないのかを書いてください。"
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].widget.attrs["rows"] = 4


class ReviewForm(CalmForm):
    """Whether it was needed."""

    verdict = forms.ChoiceField(label=_("検証の結果"), choices=Verdict, widget=forms.RadioSelect)
    remark = PlainTextField(label=_("気づいたこと"), multiline=True, limit=1000, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["remark"].widget.attrs["rows"] = 3


class RulesForm(CalmForm):
    """Who reads, and how long an emergency lasts."""

    readers = forms.ChoiceField(label=_("限定記録を閲覧できる職員"), choices=Readers, widget=forms.RadioSelect)
    minutes_open = forms.IntegerField(
        label=_("緊急閲覧の時間（分）"),
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES,
        help_text=_("理由を書いて開いた人が、この時間だけ読めます。"),
    )
