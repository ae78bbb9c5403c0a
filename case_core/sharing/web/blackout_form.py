"""The form of what is blacked out: a box for each sentence, and for each part that somebody selected."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.sharing.covering import CoverableText, Part
from case_core.sharing.veils import Span, is_within
from mannaka_kit.ui.forms import CalmForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# As the page writes a part: of which text, from which letter to before which.
_PART: Final = re.compile(r"([a-z.]{1,40}\.[0-9]{1,18}):([0-9]{1,7})-([0-9]{1,7})")
MOST: Final = 2000


class SpansField(forms.Field):
    """Parts of texts, as ticked boxes name them."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> Mapping[str, list[Span]]:
        """Return the parts by their text.

        :raises ValidationError: something else came.
        """
        found: dict[str, list[Span]] = {}
        parts = [_PART.fullmatch(each) for each in value or []]
        if len(parts) > MOST:
            raise forms.ValidationError(_("選んだところが多すぎます。"))
        for part in parts:
            if part is None:
                raise forms.ValidationError(_("選んだところを読み取れませんでした。画面を開き直してください。"))
            found.setdefault(part[1], []).append(Span(int(part[2]), int(part[3])))
        return found


class BlackoutForm(CalmForm):
    """Which parts are covered, and which version was on the screen."""

    spans = SpansField(label=_("黒塗りにするところ"), required=False)
    seen_edition = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, texts: Iterable[CoverableText], **options: Any) -> None:
        super().__init__(*args, **options)
        self._texts = list(texts)

    def shown_texts(self) -> list[CoverableText]:
        """Return the texts as the page shows them: as they are kept, or with the boxes as somebody just ticked them."""
        if not self.is_bound or "spans" not in getattr(self, "cleaned_data", {}):
            return self._texts
        ticked: Mapping[str, list[Span]] = self.cleaned_data["spans"]
        return [_ticked(text, ticked.get(text.place, [])) for text in self._texts]


def _ticked(text: CoverableText, spans: list[Span]) -> CoverableText:
    sentences = tuple(replace(part, is_covered=is_within([part.span], spans)) for part in text.sentences)
    covered = [part.span for part in sentences if part.is_covered]
    within = [span for span in spans if span.begins < span.ends <= len(text.text) and not is_within([span], covered)]
    selected = tuple(
        Part(span=span, words=text.text[span.begins : span.ends].strip(), is_covered=True) for span in within
    )
    return replace(text, sentences=sentences, selected=selected)
