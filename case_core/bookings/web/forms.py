"""The forms of bookings for staff and administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.bookings.contacts import Told
from case_core.bookings.offer_facts import OfferFacts
from case_core.bookings.states import SHOWN, BookingWay, Need
from case_core.cases.topics import Topic
from case_core.roster.states import CounsellorKind
from mannaka_kit.ui.forms import CalmForm, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from case_core.bookings.models import Booking, BookingOffer
    from tenants.plugins.models import Channel


class DayFilter(CalmForm):
    """Which bookings the list shows."""

    sends = False
    day = forms.DateField(label=_("日"), required=False)
    status = forms.ChoiceField(
        label=_("状態"), required=False, choices=[("", _("すべて")), *((each, each.label) for each in SHOWN)]
    )


class SlotFilter(CalmForm):
    """For which offer, in which way and on which day a clerk looks for a time."""

    sends = False
    offer = forms.ChoiceField(label=_("用件"))
    way = forms.ChoiceField(label=_("方法"), choices=BookingWay.choices)
    day = forms.DateField(label=_("日"))

    def __init__(self, *args: Any, offers: Iterable[BookingOffer], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["offer"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(offer.pk), offer.name) for offer in offers]


class MoveForm(CalmForm):
    """The time somebody wants."""

    time = forms.ChoiceField(label=_("時間"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer_instead(choices)

    def offer_instead(self, choices: Iterable[Any]) -> None:
        """Show other times."""
        field = self.fields["time"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)


class CallerForm(MoveForm):
    """Who calls, and the time they want."""

    name = PlainTextField(label=_("お名前"), limit=100, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    telephone = PlainTextField(
        label=_("電話番号"),
        limit=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("メールアドレス"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    about = PlainTextField(
        label=_("相談したいこと"), multiline=True, limit=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    needs = forms.MultipleChoiceField(
        label=_("必要なお手伝い"), choices=Need.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def told(self) -> Told:
        """Return what the caller told."""
        data = self.cleaned_data
        return Told(
            name=data["name"],
            telephone=data["telephone"],
            email=data["email"],
            about=data["about"],
            needs=tuple(data["needs"]),
        )


class CancelForm(CalmForm):
    """Why the city cancels."""

    reason = PlainTextField(
        label=_("取り消す理由"),
        limit=500,
        multiline=True,
        help_text=_("予約した方の画面に表示されます。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TakeUpForm(CalmForm):
    """What the matter is, as the case begins with it."""

    words = PlainTextField(
        label=_("どんな相談ですか"), multiline=True, limit=4000, widget=forms.Textarea(attrs={"rows": 5})
    )

    @classmethod
    def of(cls, booking: Booking, **options: Any) -> TakeUpForm:
        """Return the form with what the person wrote when they booked."""
        options.setdefault("initial", {"words": booking.about})
        return cls(**options)


class OfferForm(CalmForm):
    """What can be booked."""

    name = PlainTextField(label=_("予約の枠の名前"), limit=60, help_text=_("例：くらしの相談、弁護士の法律相談"))
    words = PlainTextField(
        label=_("市民への説明"),
        multiline=True,
        limit=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    topic = forms.ChoiceField(label=_("分野"), choices=Topic.choices)
    ways = forms.MultipleChoiceField(
        label=_("相談の方法"), choices=BookingWay.choices, widget=forms.CheckboxSelectMultiple
    )
    counsellor_kind = forms.ChoiceField(
        label=_("だれが受けるか"),
        choices=CounsellorKind.choices,
        help_text=_("この区分の人が当番表にいる時間だけ、予約できます。"),
    )
    minutes = forms.IntegerField(label=_("1回の時間（分）"), min_value=5, max_value=240, initial=30)
    online_address = PlainTextField(
        label=_("オンラインで話す場所のアドレス"),
        limit=500,
        required=False,
        help_text=_("https:// で始まるもの。空けておくと、予約ごとに決めてメールで知らせます。"),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    meeting_channel_id = forms.TypedChoiceField(
        label=_("オンラインで話すサービス"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("選ぶと、予約ごとにビデオ会議が自動で作られます。上のアドレスは使いません。"),
    )
    needs_room = forms.BooleanField(label=_("窓口では相談室を使う"), required=False, initial=True)
    days_ahead = forms.IntegerField(label=_("何日先まで予約できるか"), min_value=1, max_value=180, initial=60)
    notice_hours = forms.IntegerField(label=_("何時間前まで予約できるか"), min_value=0, max_value=336, initial=1)
    most_per_contact = forms.IntegerField(label=_("同じ連絡先で持てる予約の数"), min_value=1, max_value=20, initial=2)
    questions = PlainTextField(
        label=_("相談の前にうかがうこと"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("1行にひとつずつ書いてください。答えなくても予約できます。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    preparation = PlainTextField(
        label=_("職員の準備"),
        multiline=True,
        limit=1000,
        required=False,
        help_text=_("予約の画面で職員だけが読みます。例：家計表の用紙、通訳の手配先"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    position = forms.IntegerField(
        label=_("並び順"), min_value=0, max_value=999, initial=0, help_text=_("小さい数から並びます。")
    )

    def __init__(self, *args: Any, channels: Iterable[Channel], **options: Any) -> None:
        super().__init__(*args, **options)
        services = [(str(each.pk), each.label) for each in channels]
        field = self.fields["meeting_channel_id"]
        if not services:
            del self.fields["meeting_channel_id"]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", _("使わない（アドレスを知らせる）")), *services]

    @classmethod
    def of(cls, offer: BookingOffer, **options: Any) -> OfferForm:
        """Return the form with what is known."""
        known = {name: getattr(offer, name) for name in cls.base_fields}
        options.setdefault("initial", {**known, "questions": "\n".join(offer.questions)})
        return cls(**options)

    def facts(self) -> OfferFacts:
        """Return what was typed, as the action takes it."""
        data: dict[str, Any] = {name: self.cleaned_data.get(name) for name in OfferForm.base_fields}
        ways, questions = tuple(data.pop("ways")), tuple(data.pop("questions").splitlines())
        return OfferFacts(ways=ways, questions=questions, **data)


class NewOfferForm(OfferForm):
    """A new offer."""

    valid_from = forms.DateField(label=_("この日から"))
    valid_until = forms.DateField(
        label=_("この日まで"), required=False, help_text=_("空けておくと、期限はありません。")
    )


class EndOfferForm(CalmForm):
    """An offer's last day."""

    last_day = forms.DateField(label=_("最後の日"), help_text=_("この日までの時間は予約できます。"))


class RulesForm(CalmForm):
    """How long times are held and rest."""

    hold_minutes = forms.IntegerField(
        label=_("取り置く時間（分）"),
        min_value=10,
        max_value=60,
        help_text=_("市民が時間を選んでから、入力を終えるまで取り置く長さです。"),
    )
    release_minutes = forms.IntegerField(
        label=_("取り消された時間を出すまでの時間（分）"),
        min_value=0,
        max_value=1440,
        help_text=_("取り消された時間をすぐに出さないことで、枠の横取りや転売を防ぎます。0なら、すぐに出します。"),
    )
