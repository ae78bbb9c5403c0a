"""What the page's script sends: whose draft of which form it is, and what stands in the fields."""

from typing import TYPE_CHECKING, Any, cast

from django import forms

from case_core.drafts.kept import KEPT
from case_core.drafts.states import FormName
from mannaka_kit.ui.draft_fields import texts_in

if TYPE_CHECKING:
    from django.http import QueryDict


class SaveForm(forms.Form):
    """One save; the fields of the form itself keep their own names."""

    draft_key = forms.UUIDField()
    draft_page = forms.UUIDField()
    draft_version = forms.IntegerField(min_value=0, max_value=2**31 - 2)
    draft_author = forms.IntegerField()
    draft_form = forms.ChoiceField(choices=FormName.choices)
    draft_subject = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a subject where there is none, and the other way round."""
        told = self.cleaned_data
        form = told.get("draft_form")
        if form and KEPT[FormName(form)].has_subject == (told.get("draft_subject") is None):
            self.add_error("draft_subject", "")
        return told

    def draft(self) -> dict[str, Any]:
        """Return what the action asks for."""
        told = self.cleaned_data
        return {
            "key": told["draft_key"],
            "page": told["draft_page"],
            "seen_version": told["draft_version"],
            "form": FormName(told["draft_form"]),
            "subject_id": told["draft_subject"],
            "texts": texts_in(cast("QueryDict", self.data)),
        }
