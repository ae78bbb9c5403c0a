"""The questions on the way to a booking: one kind on each page."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from case_core.bookings.contacts import Told, fold_telephone, require_contact
from case_core.bookings.states import BookingWay, Need
from case_core.conversations.selectors import Told as TalkedIn
from cms.eservices.booking.walk import THREAD, moment_from
from mannaka_kit.clock import TOKYO, day_of
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.ui.formats import show_clock, show_day
from mannaka_kit.ui.forms import CalmForm, PlainTextField

_NOON: Final = 12
IN_TALK, BY_MAIL = "talk", "mail"
ABOUT_LIMIT: Final = 1_000
ANSWER_LIMIT: Final = 500


class ChoiceForm(CalmForm):
    """One choice among what the page offers."""

    asks: ClassVar[str]

    def __init__(self, *args: Any, choices: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields[self.asks]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)

    @property
    def has_choice(self) -> bool:
        """Tell whether there is anything to choose."""
        return bool(getattr(self.fields[self.asks], "choices", ()))

    def offer_instead(self, choices: Iterable[Any]) -> None:
        """Show other choices than those that were there when the page was sent."""
        field = self.fields[self.asks]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)


class OfferForm(ChoiceForm):
    """What to talk about."""

    asks, page_heading = "offer", "offer"
    offer = forms.ChoiceField(
        label=_("どの相談を予約しますか"),
        help_text=_("迷うときは、いちばん近いものを選んでください。お話をうかがってから、合う人におつなぎします。"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("この相談の予約は、いま受け付けていません。ほかの相談を選んでください。")},
    )


class WayForm(ChoiceForm):
    """How to talk."""

    asks, page_heading = "way", "way"
    way = forms.ChoiceField(label=_("どの方法で相談しますか"), widget=forms.RadioSelect)


class DayForm(ChoiceForm):
    """On which day."""

    asks, page_heading = "day", "day"
    day = forms.ChoiceField(
        label=_("どの日にしますか"),
        help_text=_("空きのある日だけを、近い順に並べています。"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("この日は予約できません。空きのある日から選んでください。")},
    )


class MoveDayForm(DayForm):
    """To which day; asking changes nothing."""

    sends = False


class TimeForm(ChoiceForm):
    """At which time; whether it is still free is for the database to say, so any moment is let through."""

    asks, page_heading = "time", "time"
    time = forms.ChoiceField(
        label=_("何時からにしますか"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("空いている時間から選んでください。")},
    )

    def __init__(self, *args: Any, choices: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, choices=choices, **options)
        self._asked = str(self.data.get("time", "")) if self.is_bound else ""
        self._choices = list(choices)

    def full_clean(self) -> None:
        """Let through the time that somebody chose from a page that has grown old."""
        if self.is_bound and moment_from(self._asked) is not None:
            self.offer_instead([*self._choices, (self._asked, self._asked)])
            super().full_clean()
            self.offer_instead(self._choices)
        else:
            super().full_clean()

    def chosen(self) -> datetime:
        """Return the moment that was chosen."""
        return datetime.fromisoformat(self.cleaned_data["time"]).astimezone(TOKYO)


class ContactForm(CalmForm):
    """Who comes, how they are reached, and what they need."""

    name = PlainTextField(
        label=_("お名前"),
        help_text=_("呼び名でもかまいません。"),
        limit=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    telephone = PlainTextField(
        label=_("電話番号"),
        help_text=_("電話番号かメールアドレスの、どちらかを入力してください。例：090-1234-5678"),
        limit=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("メールアドレス"),
        help_text=_("入力すると、前の日にお知らせのメールが届きます。例：name@example.jp"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    notice = forms.ChoiceField(label=_("予約のお知らせの受け取り方"), widget=forms.RadioSelect, initial=IN_TALK)
    about = PlainTextField(
        label=_("相談したいこと"),
        help_text=_("書ける範囲でかまいません。空けたままでも予約できます。"),
        multiline=True,
        limit=ABOUT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    needs = forms.MultipleChoiceField(
        label=_("必要なお手伝い"), choices=Need.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, way: str, told_in: TalkedIn | None = None, **options: Any) -> None:
        self._way, self._told_in = way, told_in
        super().__init__(*args, **options)
        notice = self.fields["notice"]
        if told_in is None:
            del self.fields["notice"]
        elif isinstance(notice, forms.ChoiceField):
            here = gettext("%(channel)sで受け取る") % {"channel": told_in.channel}
            notice.choices = [(IN_TALK, here), (BY_MAIL, gettext("メールで受け取る"))]
            self.fields["email"].help_text = _("例：name@example.jp")  # whether mails come is asked below
        if way == BookingWay.TELEPHONE:
            self.fields["telephone"].required = True
            self.fields["telephone"].help_text = _("この番号に、相談センターからお電話します。例：090-1234-5678")

    def clean_telephone(self) -> str:
        """Return the number in half-width digits."""
        return fold_telephone(self.cleaned_data["telephone"])

    def clean(self) -> dict[str, Any]:
        """Let the domain say whether the person can be reached, at the field it is about."""
        answers = super().clean() or {}
        if self.errors:
            return answers
        if answers.get("notice") == BY_MAIL and not answers["email"]:
            self.add_error("email", _("メールで受け取るときは、メールアドレスを入力してください。"))
            return answers
        if self._told_in is not None and answers.get("notice") == IN_TALK:
            answers[THREAD] = str(self._told_in.thread_id)  # stays chosen, though the page closes meanwhile
        told = Told(name=answers["name"], telephone=answers["telephone"], email=answers["email"])
        try:
            require_contact(told, way=self._way)
        except AnticipatedError as error:
            self.add_error(error.field, ValidationError(str(error)))
        return answers


class QuestionsForm(CalmForm):
    """What the city asks before this talk; nobody must answer."""

    def __init__(self, *args: Any, questions: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        for place, question in enumerate(questions):
            self.fields[f"answer_{place}"] = PlainTextField(
                label=question,
                multiline=True,
                limit=ANSWER_LIMIT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )


class DoorForm(CalmForm):
    """The two things on the receipt."""

    number = PlainTextField(
        label=_("予約番号"),
        help_text=_("例：Y2026-00412"),
        limit=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    secret = PlainTextField(
        label=_("合言葉"),
        help_text=_("例：K7RM-3XHD-9FCT。小文字でも、ハイフンがなくてもかまいません。"),
        limit=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class BookForm(CalmForm):
    """Nothing more to ask: only the key that makes it count once."""


def day_choices(times: Iterable[datetime]) -> list[tuple[str, str]]:
    """Return the days that have a free time, each with how many."""
    choices = []
    for on, of_day in groupby(times, key=day_of):
        count = len(list(of_day))
        free = ngettext("空き %(count)s", "空き %(count)s", count) % {"count": count}
        words = gettext("%(day)s　%(free)s") % {"day": show_day(on), "free": free}
        choices.append((on.isoformat(), words))
    return choices


def time_choices(times: Iterable[datetime], *, day: date | None) -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """Return the times in groups: the morning and the afternoon of the chosen day, and each other day."""
    groups: dict[str | Promise, list[tuple[str, str]]] = {}
    for time in times:
        local = time.astimezone(TOKYO)
        half = gettext("午前") if local.hour < _NOON else gettext("午後")
        heading = half if local.date() == day else show_day(local.date())
        groups.setdefault(heading, []).append((local.isoformat(), show_clock(local)))
    return list(groups.items())
