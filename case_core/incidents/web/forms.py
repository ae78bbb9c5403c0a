"""The forms of incidents, agreed answers and care."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.incidents.actions.record_incident import Facts
from case_core.incidents.states import Decision, Wish
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tenants.accounts.models import User


class IncidentForm(CalmForm):
    """Facts by 5W1H; literal quotes stand apart."""

    happened_at = forms.DateTimeField(
        label=_("日時（いつ）"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    minutes = forms.IntegerField(label=_("続いた時間（分）"), min_value=1, max_value=1440, required=False)
    place = PlainTextField(
        label=_("場所（どこで）"), limit=100, widget=forms.TextInput, help_text=_("例：窓口2番、電話")
    )
    who = PlainTextField(
        label=_("関わった人（だれが、だれに）"),
        limit=200,
        widget=forms.TextInput,
        help_text=_("例：相談した方が、受付の職員2人に"),
    )
    what = PlainTextField(
        label=_("何をしたか"),
        multiline=True,
        limit=4000,
        help_text=_(
            "見たこと、聞いたことだけを順に書きます。「しつこい」「ひどい」などの感じ方や、相手の人がらは書きません。"
        ),
    )
    how = PlainTextField(
        label=_("どのように"),
        multiline=True,
        limit=2000,
        required=False,
        help_text=_("声の大きさ、回数、距離、物にふれたかなど。"),
    )
    background = PlainTextField(label=_("なぜ（きっかけと、こちらの対応）"), multiline=True, limit=2000, required=False)
    quotes = PlainTextField(
        label=_("言われた言葉"),
        multiline=True,
        limit=4000,
        required=False,
        help_text=_("言われたとおりに、「」に入れて1行に1つずつ書きます。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("how", "background", "quotes"):
            self.fields[name].widget.attrs["rows"] = 3

    def facts(self) -> Facts:
        """Return what was written."""
        return Facts(**{name: self.cleaned_data[name] for name in self.fields})


class DecisionForm(CalmForm):
    """How the centre goes on."""

    decision = forms.ChoiceField(label=_("これからの対応"), choices=Decision, widget=forms.RadioSelect)
    words = PlainTextField(
        label=_("そう決めた理由と、職員へのお願い"),
        multiline=True,
        limit=2000,
        help_text=_("センターの職員が読みます。"),
    )


class LineForm(CalmForm):
    """What everybody answers, until when."""

    answer = PlainTextField(
        label=_("だれが受けても伝える答え"),
        multiline=True,
        limit=2000,
        help_text=_("そのまま読める言葉で書きます。相手の人がらは書きません。"),
    )
    last_day = forms.DateField(
        label=_("最後の日"), help_text=_("6か月以内の日を選びます。この日を過ぎると、表示されなくなります。")
    )


class CareForm(CalmForm):
    """What somebody who was harmed wishes for, and who reads it."""

    wishes = forms.MultipleChoiceField(
        label=_("希望すること"), choices=Wish, required=False, widget=forms.CheckboxSelectMultiple
    )
    note = PlainTextField(
        label=_("伝えたいこと"),
        multiline=True,
        limit=4000,
        required=False,
        help_text=_("暗号化して保存します。読めるのは、あなたと、選んだ上司だけです。"),
    )
    reader = forms.ChoiceField(label=_("読んでもらう上司"))

    def __init__(self, *args: Any, superiors: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        reader = self.fields["reader"]
        if isinstance(reader, forms.ChoiceField):
            reader.choices = [("", _("選んでください")), *((str(each.pk), each.display_name) for each in superiors)]


class CareAnswerForm(CalmForm):
    """What the superior says."""

    answer = PlainTextField(
        label=_("お返事"), multiline=True, limit=4000, help_text=_("読めるのは、書いた職員と、あなただけです。")
    )
