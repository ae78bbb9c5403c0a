"""A form whose fresh fields are the same for everybody is drawn once, and looks as if it were drawn each time."""

import re

from django import forms
from django.utils.translation import override

from case_core.cases.web.forms import ContactForm
from mannaka_kit.ui.forms import CalmForm

_KEY = re.compile(r'name="idempotency_key" value="([^"]+)"')


class AnewForm(ContactForm):
    is_same_for_all = False


def _without_key(html: str) -> str:
    return _KEY.sub("", html)


def test_it_looks_like_the_form_that_is_drawn_anew() -> None:
    for _time in range(2):
        assert _without_key(str(ContactForm())) == _without_key(str(AnewForm()))


def test_each_fresh_form_carries_a_key_of_its_own() -> None:
    first, second = (_KEY.findall(str(ContactForm())) for _time in range(2))
    assert len(first) == 1
    assert first != second


def test_each_language_has_its_own() -> None:
    with override("ja"):
        japanese = str(ContactForm())
    with override("en"):
        english = str(ContactForm())
    assert "本人の話" in japanese
    assert "本人の話" not in english


def test_what_was_written_and_what_is_wrong_are_never_kept() -> None:
    str(ContactForm())
    assert "水が出ません" in str(ContactForm(initial={"words": "水が出ません"}))
    refused = ContactForm({"channel": "nonsense", "words": "夜の音"})
    assert "夜の音" in str(refused)
    assert "field--error" in str(refused)
    assert "水が出ません" not in str(ContactForm())


def test_two_kinds_of_form_are_kept_apart() -> None:
    class First(CalmForm):
        is_same_for_all = True
        one = forms.CharField(label="一")

    class Second(CalmForm):
        is_same_for_all = True
        two = forms.CharField(label="二")

    assert 'name="one"' in str(First())
    assert 'name="two"' in str(Second())
