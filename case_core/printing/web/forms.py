"""The form on which a sheet is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.printing.errors import AddressMissingError, HandoverMissingError, ShieldNotConfirmedError
from case_core.printing.orders import Address, Order
from case_core.printing.states import Sheet
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from case_core.handovers.models import Handover

# What the window of the envelope shows: so many lines, so many characters in each.
LINES: Final = 2
LINE: Final = 20


class PrintForm(CalmForm):
    """Which sheet, in which shape, and to whom."""

    sends = False  # nothing is made that a second press could make twice

    sheet = forms.ChoiceField(label=_("用紙"), choices=Sheet.choices, widget=forms.RadioSelect)
    handover = forms.ChoiceField(
        label=_("つなぐシートのあて先"), required=False, help_text=_("回答を待っている引き継ぎから選びます。")
    )
    is_redacted = forms.BooleanField(
        label=_("ご本人などに渡す（お渡しできない部分を黒塗りにする）"),
        required=False,
        help_text=_(
            "第三者の話、職員の見立て、課とのやりとりを除きます。残った文章にほかの方のことがないか、渡す前に読んでください。"
        ),
    )
    has_cover = forms.BooleanField(
        label=_("送り状を付ける（長形3号の窓あき封筒）"),
        required=False,
        help_text=_(
            "三つ折りにすると、下の住所とお名前が窓から見えます。住所は紙に印刷するだけで、記録には残りません。"
        ),
    )
    name = PlainTextField(label=_("送り先のお名前"), required=False, limit=18)
    postcode = PlainTextField(label=_("郵便番号"), required=False, limit=8)
    address = PlainTextField(label=_("住所"), required=False, multiline=True, limit=2 * LINE + 1)
    has_seen_warning = forms.BooleanField(
        label=_("上の注意を読み、紙にしてよいことを確かめました"),
        error_messages={"required": ShieldNotConfirmedError.message},
    )

    def __init__(self, *args: Any, handovers: Sequence[Handover], is_shielded: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        handover = self.fields["handover"]
        if isinstance(handover, forms.ChoiceField):
            handover.choices = [("", _("選んでください")), *((str(each.pk), each.section.name) for each in handovers)]
        self.fields["address"].widget.attrs["rows"] = LINES
        if not handovers:
            del self.fields["handover"]
        if not is_shielded:
            del self.fields["has_seen_warning"]

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen sheet needs."""
        told = super().clean() or {}
        if told.get("sheet") == Sheet.CARRY and not told.get("handover"):
            self.add_error("handover" if "handover" in self.fields else "sheet", str(HandoverMissingError()))
        if told.get("has_cover"):
            for name in ("name", "address"):
                if name not in self.errors and not told.get(name):
                    self.add_error(name, str(AddressMissingError()))
        return told

    def order(self) -> Order:
        """Return what was asked for."""
        told = self.cleaned_data
        return Order(
            sheet=Sheet(told["sheet"]),
            is_redacted=told["is_redacted"],
            handover_id=int(told["handover"]) if told.get("handover") else None,
            address=self._address() if told["has_cover"] else None,
            has_seen_warning=bool(told.get("has_seen_warning")),
        )

    def _address(self) -> Address:
        told = self.cleaned_data
        return Address(name=told["name"], postcode=told["postcode"], lines=tuple(told["address"].split("\n")))


class CodeForm(CalmForm):
    """The code on the sheet that the person has brought."""

    sends = False
    code = PlainTextField(
        label=_("つなぐコード"),
        limit=20,
        help_text=_("シートの枠の中にある8文字です。大文字と小文字、ハイフンのあるなしは、どちらでもかまいません。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
