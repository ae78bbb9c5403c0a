"""Forms of busy times."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm


class BusyFileForm(CalmForm):
    """A calendar as a file."""

    file = forms.FileField(
        label=_("カレンダーのファイル（.ics）"),
        help_text=_("グループウェアの「カレンダーの書き出し」で作ったファイルです。2MBまで。"),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )


class BusyAddressForm(CalmForm):
    """A calendar at an address."""

    address = forms.CharField(
        label=_("カレンダーのアドレス"),
        max_length=2000,
        help_text=_(
            "グループウェアの「カレンダーの公開」で作った、https:// で始まるアドレスです。暗号にして保存します。"
        ),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
