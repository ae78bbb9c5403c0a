"""The forms of imports."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.bookings.models import BookingOffer
from case_core.bookings.states import BookingWay
from case_core.form_imports.states import Field
from mannaka_kit.ui.forms import CalmForm, PlainTextField


class NewImportForm(CalmForm):
    """A booking form whose files will be taken in."""

    name = PlainTextField(label=_("予約フォームの名前"), limit=60, help_text=_("例：ホームページの予約フォーム"))
    offer = forms.ChoiceField(
        label=_("予約の枠"), help_text=_("取り込んだ予約は、この枠の時間、当番、相談室で受けます。")
    )
    way = forms.ChoiceField(label=_("相談の方法"), choices=BookingWay.choices)

    def __init__(self, *args: Any, offers: Iterable[BookingOffer], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["offer"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(offer.pk), offer.name) for offer in offers]


class FileForm(CalmForm):
    """A file of a booking form."""

    file = forms.FileField(
        label=_("予約フォームのCSVファイル"),
        help_text=_("Shift_JIS（Excelの標準）でもUTF-8でも読めます。1MB、1,000行まで。"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


class ColumnsForm(CalmForm):
    """Which heading each field has."""

    def __init__(self, *args: Any, headings: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("使わない")), *((heading, heading) for heading in headings)]
        for name, label in Field.choices:
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)
        self.fields[Field.KEY].help_text = _("選んでおくと、内容が変わった行も、同じ予約として二度取り込まれません。")

    def columns(self) -> Mapping[str, str]:
        """Return what was chosen."""
        return {name: self.cleaned_data[name] for name in Field.values if self.cleaned_data[name]}
