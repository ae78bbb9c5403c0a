"""The clerk's form while somebody is on the telephone: five fields in the order in which people speak."""

from django import forms
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import Channel
from case_core.cases.topics import Topic
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.parties.likeness import Typed
from case_core.relations.actions.add_case_person import Who
from case_core.troubles.web.forms import TicksForm
from mannaka_kit import japanese
from mannaka_kit.ui.forms import CalmForm, EraDateField, PlainTextField

ANONYMOUS = "匿名"


class IntakeForm(TicksForm):
    """A matter, and whatever the person tells of themselves."""

    field_order = ["matter", "name", "telephone", "name_kana", "topic", "channel"]
    matter = PlainTextField(label=_("どんな相談ですか"), widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}))
    name = PlainTextField(
        label=_("お名前（空欄は匿名）"),
        limit=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    telephone = PlainTextField(
        label=_("電話番号"),
        limit=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    name_kana = PlainTextField(
        label=_("ふりがな"), limit=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    topic = forms.ChoiceField(label=_("分野"), choices=Topic, initial=Topic.OTHER, widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=_("受付方法"), choices=Channel, initial=Channel.TELEPHONE, widget=forms.RadioSelect
    )

    birth_date = EraDateField(
        label=_("生年月日"),
        required=False,
        help_text=_("例：昭和30年4月1日、S30.4.1"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    postcode = PlainTextField(
        label=_("郵便番号"),
        limit=20,
        required=False,
        help_text=_("例：794-8511"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    address = PlainTextField(
        label=_("住所"),
        limit=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text=_("手紙を送るときに使います。建物や部屋の番号は、行を変えて入れます。"),
    )
    is_nickname = forms.BooleanField(label=_("お名前は呼び名です（本名はまだわからない）"), required=False)
    concerned = PlainTextField(
        label=_("困っている本人が別の方のとき、その方のお名前"),
        limit=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    relation = PlainTextField(
        label=_("その方は、相談した方から見て"), limit=50, required=False, help_text=_("例：母、隣の人")
    )

    known = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    started_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    # The call by which it came, where the telephone opened this form.
    call = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    @property
    def asked_later(self) -> list[str]:
        """Return the fields beyond the five of a talk; the page opens them where something stands in one."""
        asked = ["birth_date", "postcode", "address", "is_nickname", "concerned", "relation", "worst"]
        return [*asked, *(line.name for line in self.lines)]

    def person(self) -> PersonDetails:
        """Return what the person told of themselves; width and kana are folded, but never a name's characters."""
        told = self.cleaned_data
        return PersonDetails(
            name="" if told["name"] == ANONYMOUS else told["name"],
            name_kana=japanese.fold_kana(told["name_kana"]),
            telephone=japanese.fold_width(told["telephone"]),
            birth_date=told["birth_date"],
            postcode=told["postcode"],
            address=told["address"],
            is_nickname=told["is_nickname"],
            troubles=self.ticks(),
            known_id=told["known"],
            concerned=Who(name=told["concerned"]) if told["concerned"] or told["relation"] else None,
            relation=told["relation"],
            call_id=told["call"],
        )


class CandidatesForm(CalmForm):
    """What has been typed so far of somebody who may have been here before; sent, never put into an address."""

    sends = False

    name = PlainTextField(limit=100, required=False)
    telephone = PlainTextField(limit=30, required=False)
    name_kana = PlainTextField(limit=200, required=False)
    birth_date = EraDateField(required=False)

    def typed(self) -> Typed:
        """Return what can be read of it; half a date or a character that nobody can read says nothing."""
        self.is_valid()
        told = self.cleaned_data
        name = told.get("name", "")
        return Typed(
            name="" if name == ANONYMOUS else name,
            kana=told.get("name_kana", ""),
            telephone=told.get("telephone", ""),
            birth_date=told.get("birth_date"),
        )
