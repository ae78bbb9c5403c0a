"""The forms of a case."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import Channel, Direction, StatementKind
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tenants.accounts.models import User


class ContactForm(CalmForm):
    """What was said, each kind apart."""

    is_same_for_all = True

    channel = forms.ChoiceField(label=_("方法"), choices=Channel, initial=Channel.TELEPHONE, widget=forms.RadioSelect)
    direction = forms.ChoiceField(
        label=_("向き"), choices=Direction, initial=Direction.INCOMING, widget=forms.RadioSelect
    )
    words = PlainTextField(label=_("本人の話"), multiline=True, required=False)
    fact = PlainTextField(label=_("事実"), multiline=True, required=False, help_text=_("確かめたことだけを書きます。"))
    third_party = PlainTextField(label=_("第三者の話"), multiline=True, required=False)
    third_party_name = PlainTextField(
        label=_("だれの話か"),
        limit=100,
        required=False,
        help_text=_("第三者の話を書いたときに入力します。例：母、大家、勤め先"),
    )
    assessment = PlainTextField(
        label=_("職員の見立て"), multiline=True, required=False, help_text=_("職員だけが読みます。")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for kind in _RECORDED:
            self.fields[kind].widget.attrs["rows"] = 3

    def said(self) -> dict[str, str]:
        """Return what was written, by kind."""
        return {kind: self.cleaned_data[kind] for kind in _RECORDED}


_RECORDED = (StatementKind.WORDS, StatementKind.FACT, StatementKind.THIRD_PARTY, StatementKind.ASSESSMENT)


class TitleForm(CalmForm):
    """What the matter is called; `seen_title` is what the page showed."""

    title = PlainTextField(label=_("件名"), limit=200, widget=forms.TextInput)
    seen_title = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


class AssignForm(CalmForm):
    """Who is responsible from now on."""

    owner = forms.ChoiceField(label=_("担当"))
    seen_owner = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, colleagues: "Iterable[User]", **options: Any) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        if isinstance(owner, forms.ChoiceField):
            owner.choices = [(str(person.pk), person.display_name) for person in colleagues]


class ReplyForm(CalmForm):
    """What the citizen will read."""

    body = PlainTextField(
        label=_("お返事"),
        multiline=True,
        help_text=_("相談した方が、受付番号の画面でそのまま読みます。職員どうしの話は書かないでください。"),
    )
    seen_message_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class SeenForm(CalmForm):
    """Up to which message the clerk has read."""

    seen_message_at = forms.DateTimeField(widget=forms.HiddenInput)


class ReopenForm(CalmForm):
    """Why it goes on."""

    reason = PlainTextField(label=_("再開する理由"), multiline=True, limit=1000)
