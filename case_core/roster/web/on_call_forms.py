"""The forms of the list for closed days, and of attempts to reach somebody on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.roster.on_call_facts import OnCallFacts
from case_core.roster.states import CallOutcome
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.roster.models import OnCallContact
    from tenants.organisation.models import Section


class OnCallForm(CalmForm):
    """Somebody who is telephoned on closed days."""

    section = forms.TypedChoiceField(label=_("課"), coerce=int)
    position = forms.IntegerField(label=_("電話する順番"), min_value=1, max_value=20, initial=1)
    name = PlainTextField(label=_("名前"), limit=100)
    telephone = PlainTextField(
        label=_("電話番号"), limit=30, help_text=_("その日の当番の職員と管理者だけに表示されます。")
    )
    first = forms.DateField(label=_("この日から"))
    last = forms.DateField(label=_("この日まで"))

    def __init__(self, *args: Any, sections: Iterable[Section], **options: Any) -> None:
        super().__init__(*args, **options)
        section = self.fields["section"]
        if isinstance(section, forms.ChoiceField):
            section.choices = [("", _("選んでください")), *((str(each.pk), each.name) for each in sections)]

    @staticmethod
    def known(contact: OnCallContact) -> dict[str, Any]:
        """Return what the fields show."""
        known = {name: getattr(contact, name) for name in ("position", "name", "telephone", "first", "last")}
        return {**known, "section": contact.section_id}

    def facts(self) -> OnCallFacts:
        """Return what the actions take."""
        values = dict(self.cleaned_data)
        return OnCallFacts(section_id=values.pop("section"), **values)


class AttemptForm(CalmForm):
    """Whom somebody tried to reach, and what came of it."""

    contact = forms.TypedChoiceField(label=_("電話した相手"), coerce=int, required=False, empty_value=None)
    outcome = forms.ChoiceField(label=_("結果"), choices=CallOutcome, widget=forms.RadioSelect)
    matter = PlainTextField(label=_("用件"), limit=1_000, multiline=True)
    to_do = PlainTextField(
        label=_("開庁日に課がすること"), limit=500, required=False, help_text=_("月曜日の引き継ぎに載ります。")
    )
    number = PlainTextField(
        label=_("相談の番号"), limit=20, required=False, help_text=_("相談を受け付けていれば、その番号です。")
    )

    def __init__(self, *args: Any, contacts: Iterable[OnCallContact], **options: Any) -> None:
        super().__init__(*args, **options)
        contact = self.fields["contact"]
        if isinstance(contact, forms.ChoiceField):
            named = ((str(each.pk), f"{each.position} {each.name}") for each in contacts)
            contact.choices = [("", _("電話はしていない")), *named]
