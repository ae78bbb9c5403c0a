"""The forms of the search."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.search.models import SynonymGroup
from mannaka_kit.ui.forms import CalmForm, PlainTextField

_BETWEEN = re.compile(r"[\n、，,]+")


class SynonymsForm(CalmForm):
    """Words that mean the same."""

    words = PlainTextField(
        label=_("同じ意味の言葉"),
        multiline=True,
        limit=1000,
        help_text=_("1行に1つずつ書きます（「、」で区切っても入力できます）。例：みなと交流センター、はーばりー"),
    )

    @staticmethod
    def known(group: SynonymGroup) -> dict[str, str]:
        """Return what stands in a group, for its form."""
        return {"words": "\n".join(group.words)}

    def told(self) -> list[str]:
        """Return the words."""
        return [word.strip() for word in _BETWEEN.split(self.cleaned_data["words"]) if word.strip()]


class TellingForm(CalmForm):
    """What has been typed so far of a matter; sent, never put into an address."""

    sends = False

    matter = PlainTextField(multiline=True, required=False, widget=forms.Textarea)
