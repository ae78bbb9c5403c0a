"""The forms of the console."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import CaseStatus, Outcome
from case_core.cases.topics import Topic
from case_core.console.selectors import SORTS, Filters
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from mannaka_kit.ui.forms.yen import YenField
from tenants.accounts.models import User
from tenants.organisation.models import Section


class CloseForm(CalmForm):
    """How the case ends; `waiver` is there only while a section still owes its answer."""

    waiver = PlainTextField(
        label=_("回答を待たずに終了する理由"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("回答を待つときは、書かずに相談の画面に戻ってください。"),
    )
    outcome = forms.ChoiceField(label=_("結果"), choices=Outcome, widget=forms.RadioSelect)
    referred_to = PlainTextField(
        label=_("案内した機関"),
        limit=100,
        required=False,
        help_text=_("「市の担当外」のときに書きます。"),
        widget=forms.TextInput,
    )
    recovered_yen = YenField(
        label=_("取り戻した金額（円）"),
        required=False,
        help_text=_("返ってきた金額と、払わずに済んだ金額の合計です。なければ空けておきます。"),
    )
    note = PlainTextField(label=_("まとめ"), multiline=True, required=False, help_text=_("職員だけが読みます。"))

    def __init__(self, *args: Any, is_waiting: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["waiver"].required = is_waiting
        self.fields["waiver" if is_waiting else "outcome"].widget.attrs["autofocus"] = True


class SearchForm(CalmForm):
    """Words to look for; they are sent, never put into an address, since people type names."""

    sends = False

    words = PlainTextField(label=_("番号・相談の言葉"), limit=100, required=False, widget=forms.TextInput)


class FilterForm(CalmForm):
    """What the list is narrowed to; it stands in the address, with the words of a search as a key."""

    sends = False

    search = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    status = forms.ChoiceField(label=_("状態"), required=False)
    owner = forms.ChoiceField(label=_("担当"), required=False)
    section = forms.ChoiceField(label=_("課"), required=False)
    topic = forms.ChoiceField(label=_("分野"), required=False)
    sort = forms.ChoiceField(required=False, choices=[(name, name) for name in SORTS], widget=forms.HiddenInput)

    def __init__(self, *args: Any, owners: Iterable[User], sections: Iterable[Section], **options: Any) -> None:
        super().__init__(*args, **options)
        self._offer("status", CaseStatus.choices)
        self._offer("topic", Topic.choices)
        self._offer("owner", [(str(owner.pk), owner.display_name) for owner in owners])
        self._offer("section", [(str(section.pk), section.name) for section in sections])

    def _offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("すべて")), *choices]

    def filters(self, *, words: str) -> Filters:
        """Return what to narrow to; a value that is not offered narrows nothing."""
        self.is_valid()
        asked = self.cleaned_data
        return Filters(
            text=words,
            status=asked.get("status", ""),
            topic=asked.get("topic", ""),
            owner_id=_number(asked.get("owner")),
            section_id=_number(asked.get("section")),
            sort=asked.get("sort") or "number",
        )


def _number(text: str | None) -> int | None:
    return int(text) if text else None
