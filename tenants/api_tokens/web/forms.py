"""The form of a new token."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.formats import in_brackets
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from tenants.accounts.models import User
from tenants.api_tokens.scopes import Scope


class TokenForm(CalmForm):
    """What it is for, who it acts as, what it opens, and until when."""

    purpose = PlainTextField(
        label=_("使い道"), limit=100, widget=forms.TextInput, help_text=_("例：電話システムからの受付")
    )
    owner = forms.ChoiceField(
        label=_("持ち主"),
        help_text=_("操作は、この職員の役割の範囲で行われ、この職員の名前で残ります。"),
    )
    scopes = forms.MultipleChoiceField(label=_("範囲"), choices=Scope, widget=forms.CheckboxSelectMultiple)
    last_day = forms.DateField(label=_("最後の日"), help_text=_("きょうから1年以内。この日の終わりまで使えます。"))

    def __init__(self, *args: Any, owners: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        if isinstance(owner, forms.ChoiceField):
            named = [(str(person.pk), f"{person.display_name}{in_brackets(person.username)}") for person in owners]
            owner.choices = [("", _("選んでください")), *named]

    def asked(self) -> dict[str, Any]:
        """Return what the action takes."""
        typed = self.cleaned_data
        return {
            "owner_id": int(typed["owner"]),
            "purpose": typed["purpose"],
            "scopes": [Scope(scope) for scope in typed["scopes"]],
            "last_day": typed["last_day"],
        }
