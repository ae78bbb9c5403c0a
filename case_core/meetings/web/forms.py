"""The form of the rules for talks by video."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tenants.plugins.models import Channel


class RulesForm(CalmForm):
    """By which service booths talk, and which number to call instead."""

    booth_channel_id = forms.TypedChoiceField(
        label=_("相談ブースで使うサービス"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("選ぶと、ブースからの呼び出しに、職員がビデオで応対できます。"),
    )
    dial_in = PlainTextField(
        label=_("電話で参加する番号"),
        limit=30,
        required=False,
        help_text=_("ビデオ会議のサービスに電話でつながる番号があるときに書きます。市民の予約の画面に出ます。"),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    dial_in_words = PlainTextField(
        label=_("電話で参加するときの案内"),
        limit=200,
        required=False,
        help_text=_("例：ガイダンスのあとに、予約番号の数字を押してください。"),
    )

    def __init__(self, *args: Any, channels: Iterable[Channel], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["booth_channel_id"]
        if isinstance(field, forms.ChoiceField):
            services = [(str(each.pk), each.label) for each in channels]
            field.choices = [("", _("使わない（電話で話す）")), *services]
