"""What the specimens show: invented, and long, short, empty or many where that is hard."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mannaka_kit import clock
from mannaka_kit.ui.components import TONES
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from mannaka_kit.ui.links import NavLink

LONG_NAME = "今治市役所総合政策局市民が真ん中推進課生活困窮者自立支援及び多重債務相談担当"
KINDS = ("primary", "secondary", "plain", "quiet", "danger")
_MANY = 97


class SampleForm(CalmForm):
    """One field of each kind."""

    name = PlainTextField(label=_("お名前"), limit=20, widget=forms.TextInput, help_text=_("匿名でもかまいません。"))
    matter = PlainTextField(label=_("ご相談の内容"), multiline=True, limit=400)
    email = forms.EmailField(label=_("メールアドレス"), required=False)
    day = forms.DateField(label=_("日付"), required=False)
    topic = forms.ChoiceField(label=_("分野"), choices=[("", "—"), ("a", _("お金・家計")), ("b", _("住まい・近所"))])
    way = forms.ChoiceField(label=_("受付方法"), choices=[("a", _("電話")), ("b", _("窓口"))], widget=forms.RadioSelect)
    wishes = forms.MultipleChoiceField(
        label=_("配慮"),
        choices=[("a", _("筆談")), ("b", _("手話"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agrees = forms.BooleanField(label=_("担当課に伝えることに同意します"))
    file = forms.FileField(label=_("ファイル"), required=False)
    closed = forms.CharField(label=_("変えられない欄"), initial="2026-0412", disabled=True, required=False)


class AloneForm(CalmForm):
    """One question, for one page."""

    page_heading = "answer"
    answer = PlainTextField(label=_("どんなことでお困りですか"), multiline=True, limit=4000)


def sample_form(*, has_errors: bool) -> SampleForm:
    """Return the form as it opens, or as it comes back."""
    return SampleForm({"name": LONG_NAME, "email": "x", "day": "2026-02-30"}) if has_errors else SampleForm()


def links() -> list[NavLink]:
    """Return a short navigation."""
    return [
        NavLink(label=gettext("きょう"), url="#tokens", icon="calendar", is_current=True),
        NavLink(label=gettext("受信箱"), url="#forms", icon="inbox", count=6),
        NavLink(label=LONG_NAME, url="#lists", icon="building", count=0),
    ]


def page(number: int) -> "Page[Any]":
    """Return a page of many."""
    return Paginator(range(_MANY), 10).get_page(number)


def context(*, has_errors: bool) -> dict[str, Any]:
    """Return everything that the specimens show."""
    now = clock.now()
    return {
        "form": sample_form(has_errors=has_errors),
        "alone": AloneForm(prefix="alone"),
        "has_errors": has_errors,
        "links": links(),
        "kinds": KINDS,
        "tones": TONES,
        "long_name": LONG_NAME,
        "pairs": [(gettext("名前"), LONG_NAME), (gettext("電話"), "0898-36-1531"), (gettext("配慮"), "—")],
        "moment": now,
        "earlier": now - timedelta(hours=3),
        "page_obj": page(4),
        "page": page(4),
        "rows": range(3),
    }
