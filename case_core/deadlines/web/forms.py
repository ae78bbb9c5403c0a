"""The forms of the rules of deadlines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.deadlines.models import MOST_DAYS
from mannaka_kit.ui.forms import CalmForm


class RulesForm(CalmForm):
    """By when the centre forwards, and in how many days sections answer."""

    forward_days = forms.TypedChoiceField(
        label=_("課に引き継ぐ（または、センターがお返事する）まで"),
        choices=[(0, _("その日のうち")), (1, _("次の営業日まで"))],
        coerce=int,
        widget=forms.RadioSelect,
    )
    answer_days = forms.IntegerField(label=_("課が回答するまでの日数（営業日）"), min_value=1, max_value=MOST_DAYS)


class SectionDaysForm(CalmForm):
    """In how many days one section answers."""

    answer_days = forms.IntegerField(
        label=_("この課が回答するまでの日数（営業日）"),
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
        help_text=_("空欄にすると、市の決まりの日数になります。"),
    )
