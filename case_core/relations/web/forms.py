"""The forms of the people of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.parties.errors import PostcodeError
from case_core.parties.postcodes import read_postcode
from mannaka_kit import japanese
from mannaka_kit.ui.forms import CalmForm, EraDateField, PlainTextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from case_core.parties.facts import Facts
    from case_core.parties.models import Person

_LARGEST = 2**31 - 1


class PageForm(forms.Form):
    """Which page of a list is asked for."""

    page = forms.IntegerField(required=False, min_value=1, max_value=9_999)

    def number(self) -> int:
        """Return the number in the address, 1 where it is none."""
        return (self.cleaned_data["page"] or 1) if self.is_valid() else 1


class PersonForm(CalmForm):
    """What is known of somebody."""

    name = PlainTextField(label=_("お名前"), limit=100, required=False, help_text=_("わからないときは空欄にします。"))
    is_nickname = forms.BooleanField(label=_("呼び名です（本名はまだわからない）"), required=False)
    name_kana = PlainTextField(label=_("ふりがな"), limit=200, required=False)
    birth_date = EraDateField(
        label=_("生年月日"), required=False, help_text=_("例：昭和30年4月1日、S30.4.1、1955-04-01")
    )
    telephone = PlainTextField(
        label=_("電話番号"), limit=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.EmailField(label=_("メールアドレス"), required=False, max_length=254)
    postcode = PlainTextField(
        label=_("郵便番号"),
        limit=20,
        required=False,
        help_text=_("例：794-8511"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    address = PlainTextField(
        label=_("住所"),
        required=False,
        multiline=True,
        limit=200,
        help_text=_("建物や部屋の番号は、行を変えて入れます。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["address"].widget.attrs["rows"] = 2

    def clean_postcode(self) -> str:
        """Return the postcode as it is kept."""
        try:
            return read_postcode(self.cleaned_data["postcode"])
        except PostcodeError as error:
            raise forms.ValidationError(str(error)) from error

    def told(self) -> Facts:
        """Return what was told, as it is kept: width and kana folded, but never a name's characters."""
        told = {name: self.cleaned_data[name] for name in _PLAIN if name in self.cleaned_data}
        told["name_kana"] = japanese.fold_kana(told["name_kana"])
        if "telephone" in told:
            told["telephone"] = japanese.fold_width(told["telephone"])
        told["is_anonymous"] = self.cleaned_data["is_nickname"] or not told["name"]
        return cast("Facts", told)


_REACHED = ("telephone", "email", "postcode", "address")
_PLAIN = ("name", "name_kana", "birth_date", *_REACHED)


class ChangePersonForm(PersonForm):
    """What is known of somebody, and the state in which the writer saw it."""

    seen_edition = forms.IntegerField(
        min_value=0, max_value=_LARGEST, widget=forms.HiddenInput(attrs={"data-goes-with-words": ""})
    )

    @classmethod
    def of(cls, person: Person, *, data: Any = None, initial: Any = None) -> ChangePersonForm:
        """Return the form with what is known, or was written; how a shielded person is reached is told nowhere."""
        known = {name: getattr(person, name) for name in _PLAIN} | {"seen_edition": person.edition}
        known["is_nickname"] = person.is_anonymous and bool(person.name)
        # A half-written text keeps the state that its writer saw, and where nobody knows which, it fits none: what
        # others changed since is shown beside it.
        form = cls(data, initial={"seen_edition": _LARGEST, **initial} if initial else known)
        if person.is_shielded:
            for name in _REACHED:
                del form.fields[name]
        return form

    def show_both(self, facts: Iterable[str], *, now: Mapping[str, Any], seen: Mapping[str, Any], edition: int) -> None:
        """Keep what was typed, say beside it what somebody else made of it, and take over what only they changed."""
        told = cast("dict[str, Any]", self.told())
        data = cast("QueryDict", self.data).copy()
        data["seen_edition"] = str(edition)
        for name in (name for name in _PLAIN if name in self.fields):
            if name not in facts and told[name] == seen.get(name):
                data[name] = self.fields[name].prepare_value(now[name]) or ""
        self.data = data
        for name in facts:
            self.add_error(_FIELD_OF.get(name, name), _what_is_now(name, now))


_FIELD_OF = {"is_anonymous": "is_nickname"}


def _what_is_now(name: str, now: Mapping[str, Any]) -> str:
    value = now[name]
    if name == "is_anonymous":
        shown = gettext("匿名・呼び名") if value else gettext("本名")
    else:
        shown = japanese.era_date(value) if name == "birth_date" and value else str(value or gettext("空欄"))
    words = gettext("ほかの人が先に「%(now)s」に変更しました。残したいほうを入れて、もう一度押してください。")
    return words % {"now": shown}
