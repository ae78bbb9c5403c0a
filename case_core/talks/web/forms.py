"""The forms of talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import TALKS, Channel
from case_core.talks.actions.end_talk import TalkRecord
from case_core.talks.models import MOST_MINUTES
from case_core.talks.stages import Stage
from case_core.talks.states import TOLD, Ending
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

_TALKS = [(channel.value, channel.label) for channel in Channel if channel in TALKS]


class SinceForm(forms.Form):
    """Since when the clerk talks, by the server's own clock."""

    since = forms.DateTimeField()
    channel = forms.ChoiceField(choices=_TALKS, required=False)
    place = forms.CharField(required=False, max_length=50)


class EndForm(CalmForm):
    """How the talk ended; `minutes` is asked where no clock ran."""

    minutes = forms.IntegerField(label=_("話した時間（分）"), min_value=1, max_value=MOST_MINUTES)
    channel = forms.ChoiceField(label=_("方法"), choices=_TALKS, initial=Channel.TELEPHONE, widget=forms.RadioSelect)
    ending = forms.ChoiceField(label=_("終わり方"), choices=TOLD, widget=forms.RadioSelect)
    agreed = PlainTextField(
        label=_("約束したこと・次にすること"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("だれが、いつまでに、何をするかを書きます。"),
    )
    warned = forms.BooleanField(label=_("終わりにする前に、そのことを相手に伝えた"), required=False)

    def __init__(self, *args: Any, has_clock: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if has_clock:
            del self.fields["minutes"], self.fields["channel"]
        self.fields["agreed"].widget.attrs["rows"] = 3

    def record(self) -> TalkRecord:
        """Return what was written."""
        told = self.cleaned_data
        return TalkRecord(
            ending=Ending(told["ending"]),
            agreed=told["agreed"],
            warned=told["warned"],
            minutes=told.get("minutes"),
            channel=Channel(told.get("channel", Channel.TELEPHONE)),
        )


class StagesForm(CalmForm):
    """The city's times, each with its heading and its words."""

    def __init__(self, *args: Any, stages: Iterable[Stage], **options: Any) -> None:
        self.stages = tuple(stages)
        super().__init__(*args, **options)

    @classmethod
    def of(cls, stages: Iterable[Stage], **options: Any) -> StagesForm:
        """Return the form with a group of fields for each time."""
        known = tuple(stages)
        fields: dict[str, forms.Field] = {}
        for stage in known:
            fields |= _fields_of(stage)
        made = type("StagesForm", (cls,), fields)
        return made(stages=known, **options)  # type: ignore[no-any-return] # a class made from this one

    def told(self) -> list[Stage]:
        """Return what was written."""
        return [
            Stage(
                position=stage.position,
                minutes=self.cleaned_data[f"minutes_{stage.position}"],
                heading=self.cleaned_data[f"heading_{stage.position}"],
                script=self.cleaned_data[f"script_{stage.position}"],
            )
            for stage in self.stages
        ]


def _fields_of(stage: Stage) -> dict[str, forms.Field]:
    at = {"number": stage.position}
    return {
        f"minutes_{stage.position}": forms.IntegerField(
            label=gettext("目安%(number)dの時間（分）") % at,
            min_value=1,
            max_value=MOST_MINUTES,
            initial=stage.minutes,
        ),
        f"heading_{stage.position}": PlainTextField(
            label=gettext("目安%(number)dの見出し") % at, limit=50, initial=stage.heading, widget=forms.TextInput
        ),
        f"script_{stage.position}": PlainTextField(
            label=gettext("目安%(number)dの話し方") % at,
            multiline=True,
            limit=1000,
            initial=stage.script,
            help_text=gettext("職員がそのまま読める言葉で書きます。1行が1つの言葉になります。"),
        ),
    }
