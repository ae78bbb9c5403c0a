"""The forms of the city's list of troubles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mannaka_kit.ui.forms import CalmForm, PlainTextField


class NewItemForm(CalmForm):
    """A new line."""

    name = PlainTextField(label=_("項目の名前"), limit=50, help_text=_("例：空き家の管理"))
    position = forms.IntegerField(
        label=_("並び順"), min_value=0, max_value=9_999, initial=500, help_text=_("小さい数から並びます。")
    )
    valid_from = forms.DateField(label=_("この日から"))


class EndItemForm(CalmForm):
    """A line's last day."""

    last_day = forms.DateField(
        label=_("最後の日"), help_text=_("この日までは選べます。選ばれた相談には、その後も残ります。")
    )
