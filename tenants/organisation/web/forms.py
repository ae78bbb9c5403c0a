"""Forms on sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from tenants.organisation.models import Section


class SectionForm(CalmForm):
    """A section's name, reading and telephone number."""

    name = PlainTextField(label=_("課の名前"), limit=100)
    name_kana = PlainTextField(
        label=_("ふりがな"), limit=100, help_text=_("ひらがなでもカタカナでもかまいません。一覧はこの順に並びます。")
    )
    telephone = PlainTextField(
        label=_("電話番号"),
        limit=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
        help_text=_("市外局番から。例：0898-36-1510"),
    )

    @classmethod
    def of(cls, section: Section, **options: Any) -> SectionForm:
        """Return the form with what is known."""
        known = {"name": section.name, "name_kana": section.name_kana, "telephone": section.telephone}
        return cls(initial=known, **options)


class NewSectionForm(SectionForm):
    """A new section."""

    field_order = ["code", "name", "name_kana", "telephone", "valid_from", "valid_until"]
    code = PlainTextField(
        label=_("コード"),
        limit=20,
        help_text=_("半角の英小文字・数字・「-」。ほかの課が使ったコードは、廃止のあとも使えません。例：shiminzei"),
    )
    valid_from = forms.DateField(label=_("この日から"))
    valid_until = forms.DateField(
        label=_("この日まで"), required=False, help_text=_("空けておくと、期限はありません。")
    )


class EndSectionForm(CalmForm):
    """A section's last day."""

    last_day = forms.DateField(label=_("最後の日"), help_text=_("この日までは、この課に引き継げます。"))
