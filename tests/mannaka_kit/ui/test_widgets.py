"""Widgets that the kit draws by itself say what Django's own say."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from mannaka_kit.ui.forms.renderer import CalmRenderer

SECTIONS = [("", "すべて"), ("本庁", [(1, "税務課"), ("2", '"福祉" <b>課</b>')]), (None, "不明")]


@pytest.mark.parametrize("chosen", ["", "1", "2", ["1", "2"]])
@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple])
def test_a_select_has_the_choices_of_djangos(kind: type[forms.Select], chosen: str | list[str]) -> None:
    widget = kind(choices=SECTIONS, attrs={"id": "id_section", "autofocus": True, "disabled": False})
    ours = widget.render("section", chosen, renderer=CalmRenderer())
    stock = widget.render("section", chosen, renderer=DjangoTemplates())
    assert parse_html(ours) == parse_html(stock)
    assert "<b>" not in ours
