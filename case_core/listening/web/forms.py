"""The forms of sessions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.listening.actions.plan_session import SessionPlan
from case_core.listening.actions.propose_note import MOST_LETTERS
from case_core.listening.states import EntryKind
from mannaka_kit import clock
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tenants.partners.models import PartnerOrganization
    from tenants.plugins.models import Channel

_USUAL: Final = timedelta(hours=1)
_NO_VIDEO: Final = ("", _("ビデオを使わない（窓口・電話・訪問で話す）"))


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget)


class PlanForm(CalmForm):
    """What for, with whom, when, and by which service."""

    purpose = PlainTextField(
        label=_("何のために一緒に聞くか"),
        limit=200,
        help_text=_("ご本人の画面と、機関の画面に出ます。例：家計のことを1回でお話しいただくため"),
    )
    organizations = forms.MultipleChoiceField(
        label=_("同席する機関"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("席を用意しても、ご本人がその機関に同意するまで、相手は入れません。"),
    )
    begins = _moment(_("始まり"))
    ends = _moment(_("終わり（予定）"))
    channel = forms.TypedChoiceField(label=_("ビデオ会議"), required=False, coerce=int, empty_value=None)

    def __init__(
        self, *args: Any, bodies: Iterable[PartnerOrganization], channels: Iterable[Channel], **options: Any
    ) -> None:
        now = clock.now().replace(second=0, microsecond=0)
        options["initial"] = {"begins": now, "ends": now + _USUAL, **(options.get("initial") or {})}
        super().__init__(*args, **options)
        named = cast("forms.MultipleChoiceField", self.fields["organizations"])
        named.choices = [(str(body.pk), body.name) for body in bodies]
        services = cast("forms.ChoiceField", self.fields["channel"])
        services.choices = [_NO_VIDEO, *((str(each.pk), each.label) for each in channels)]

    def plan(self) -> SessionPlan:
        """Return what was told."""
        told = self.cleaned_data
        return SessionPlan(
            purpose=told["purpose"],
            organization_ids=frozenset(int(each) for each in told["organizations"]),
            begins_at=told["begins"],
            ends_at=told["ends"],
            channel_id=told["channel"],
        )


class SeatForm(CalmForm):
    """One more body."""

    organization = forms.TypedChoiceField(label=_("席を加える機関"), coerce=int)

    def __init__(self, *args: Any, bodies: Iterable[PartnerOrganization], **options: Any) -> None:
        super().__init__(*args, **options)
        named = cast("forms.ChoiceField", self.fields["organization"])
        named.choices = [(str(body.pk), body.name) for body in bodies]


class AnswerForm(CalmForm):
    """What the person said aloud about a body."""

    answer = forms.ChoiceField(
        label=_("ご本人の返事"),
        choices=[
            (EntryKind.AGREED.value, _("同席に同意した")),
            (EntryKind.REFUSED.value, _("同席を断った")),
            (EntryKind.WITHDRAWN.value, _("同意を取り消した")),
        ],
        widget=forms.RadioSelect,
    )
    words = PlainTextField(
        label=_("どの場面で、どのように聞いたか"),
        limit=300,
        help_text=_("例：支所のブースで、画面ごしに青井が聞き取り"),
    )


class NoteForm(CalmForm):
    """What is heard, or a fact that everybody is asked to confirm."""

    words = PlainTextField(label=_("書く内容"), multiline=True, limit=MOST_LETTERS)
    is_fact = forms.BooleanField(label=_("一緒に確かめる事実にする（同席する機関に確認を求めます）"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].widget.attrs["rows"] = 3


class WordsForm(CalmForm):
    """What somebody of a body writes."""

    words = PlainTextField(label=_("内容"), multiline=True, limit=MOST_LETTERS)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].widget.attrs["rows"] = 3
