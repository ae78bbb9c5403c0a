"""The forms of a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.topics import Topic
from case_core.conversations.file_form import FilesForm
from case_core.conversations.states import Place
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.conversations.settings_reads import Offered
    from tenants.accounts.models import User


class ReplyForm(FilesForm):
    """An answer; what is offered to begin with is put in before it is sent, and files may go along."""

    canned = forms.ChoiceField(label=_("ひな形"), required=False)
    body = PlainTextField(label=_("お返事"), multiline=True, help_text=_("相談した方が、そのまま読みます。"))
    place = forms.ChoiceField(
        label=_("送り方"), choices=Place, initial=Place.PAGE, required=False, widget=forms.RadioSelect
    )
    seen_message_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offered: Iterable[Offered] = (), lets_words_out: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = list(offered)
        self.fields["body"].widget.attrs["rows"] = 5
        canned = self.fields["canned"]
        if isinstance(canned, forms.ChoiceField):
            canned.choices = [("", _("選んでください")), *((str(text.id), text.title) for text in self.offered)]
        if not self.offered:
            del self.fields["canned"]
        if not lets_words_out:
            del self.fields["place"]

    @property
    def has_place(self) -> bool:
        """Tell whether the clerk chooses where the answer is read."""
        return "place" in self.fields

    def chosen_place(self) -> Place:
        """Return where the answer is read."""
        return Place(self.cleaned_data.get("place") or Place.PAGE)


class SeenForm(CalmForm):
    """Up to which message the clerk has read."""

    seen_message_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class OwnerSeenForm(CalmForm):
    """With whom the page showed the conversation."""

    seen_owner = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AssignForm(OwnerSeenForm):
    """Who is responsible from now on."""

    owner = forms.ChoiceField(label=_("担当"))

    def __init__(self, *args: Any, colleagues: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        if isinstance(owner, forms.ChoiceField):
            owner.choices = [(str(person.pk), person.display_name) for person in colleagues]


class TakeUpForm(CalmForm):
    """What the matter is about."""

    topic = forms.ChoiceField(label=_("分野"), choices=Topic)
    title = PlainTextField(
        label=_("件名"),
        limit=200,
        required=False,
        widget=forms.TextInput,
        help_text=_("空けておくと、はじめの一文が件名になります。"),
    )
    seen_message_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class TieForm(CalmForm):
    """To which case the conversation belongs."""

    case_number = PlainTextField(label=_("相談の番号"), limit=40, widget=forms.TextInput, help_text=_("例：2026-0412"))
