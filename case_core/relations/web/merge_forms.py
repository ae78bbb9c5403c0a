"""The forms that make one of two entries, and two of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from case_core.relations.selectors import Alike

THIS, OTHER = "this", "other"


class MergeForm(CalmForm):
    """Which other entry is the same person, which of both stays, and why."""

    other = forms.ChoiceField(label=_("同じ方と思われる登録"), required=False, widget=forms.RadioSelect)
    number = PlainTextField(
        label=_("または、その方の相談の番号"), limit=16, required=False, help_text=_("例：2026-0412")
    )
    keep = forms.ChoiceField(
        label=_("残す登録"),
        choices=[(THIS, _("この相談の方")), (OTHER, _("もう一方の方"))],
        initial=THIS,
        widget=forms.RadioSelect,
    )
    reason = PlainTextField(
        label=_("同じ方と判断した理由"), limit=200, help_text=_("例：生年月日と住所を本人に確かめた")
    )

    def __init__(self, *args: Any, alike: Iterable[Alike], find: Callable[[str], int | None], **options: Any) -> None:
        super().__init__(*args, **options)
        self._find = find
        other = self.fields["other"]
        if isinstance(other, forms.ChoiceField):
            other.choices = [(str(each.likeness.person.pk), _words_of(each)) for each in alike]
            if not other.choices:
                other.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Find whom the number means; one of both ways must lead to somebody."""
        told = super().clean() or self.cleaned_data
        if told.get("number"):
            told["other"] = self._find(told["number"])
            if told["other"] is None:
                self.add_error("number", gettext("この番号の相談は見つかりません。"))
        elif not told.get("other"):
            self.add_error("number", gettext("同じ方の登録を選ぶか、その方の相談の番号を入力してください。"))
        return told

    def pair(self, this_id: int) -> tuple[int, int]:
        """Return which entry stays and which one goes into it."""
        other_id = int(self.cleaned_data["other"])
        return (this_id, other_id) if self.cleaned_data["keep"] == THIS else (other_id, this_id)


class UndoForm(CalmForm):
    """Why the two are not one person."""

    reason = PlainTextField(label=_("取り消す理由"), limit=200)


def _words_of(each: Alike) -> str:
    person = each.likeness.person
    name = " ".join(filter(None, (person.name or gettext("匿名"), person.name_kana)))
    why = "・".join(str(reason) for reason in each.likeness.reasons)
    case = f"{each.latest.number} {each.latest.title}" if each.latest else gettext("相談なし")
    return gettext("%(name)s（一致：%(why)s）%(case)s") % {"name": name, "why": why, "case": case}
