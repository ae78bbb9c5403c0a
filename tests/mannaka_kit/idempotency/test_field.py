import re

from django.template import Context, Template
from django.test import RequestFactory

from tests.mannaka_kit.idempotency.conftest import KEY, ask

FORM = Template("{% load idempotency %}{% idempotency_field %}")


def key_in(html: str) -> str:
    match = re.fullmatch(r'<input type="hidden" name="idempotency_key" value="([^"]*)">', html)
    assert match is not None, html
    return match[1]


def test_each_new_form_has_a_key_of_its_own() -> None:
    request = RequestFactory().get("/")
    first, second = (key_in(FORM.render(Context({"request": request}))) for _ in range(2))
    assert first != second
    assert re.fullmatch(r"[0-9a-f]{32}", first)


def test_a_form_shown_again_keeps_its_key() -> None:
    assert key_in(FORM.render(Context({"request": ask()}))) == KEY


def test_what_was_sent_as_a_key_is_escaped() -> None:
    html = FORM.render(Context({"request": ask(key='"><script>')}))
    assert "<script>" not in html
