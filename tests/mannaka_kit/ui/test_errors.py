"""Error pages: they need no database, and they keep what was typed."""

import re
import uuid

import psycopg
import pytest
from django import forms
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.template.loader import render_to_string
from django.test import RequestFactory
from psycopg_pool import PoolTimeout
from pytest_django import Settings

from mannaka_kit.ui import contact, errors
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from mannaka_kit.ui.middleware import KeepTypedTextMiddleware
from mannaka_tenancy import Tenant, use

IMABARI = Tenant(key=uuid.UUID(int=1), schema="imabari", role="city_imabari", name="今治市", host="imabari.localhost")
SAIJO = Tenant(key=uuid.UUID(int=2), schema="saijo", role="city_saijo", name="西条市", host="saijo.localhost")
SECRET = "a" * 32
KEY = "b" * 32


class MatterForm(CalmForm):
    matter = PlainTextField(label="ご相談の内容", multiline=True)
    topic = forms.ChoiceField(label="分野", choices=[("tax", "税")], widget=forms.RadioSelect)
    passphrase = forms.CharField(label="合言葉", widget=forms.PasswordInput, required=False)


def refuse(request: HttpRequest) -> HttpResponse:
    raise AssertionError("The view is not called by process_exception.")


def save_session() -> None:
    raise OperationalError("gone while the session was saved")


def fail(request: HttpRequest, error: Exception | None = None) -> HttpResponse:
    middleware = KeepTypedTextMiddleware(refuse)
    response = middleware.process_exception(request, error or OperationalError("server closed the connection"))
    assert response is not None
    return response


def post(**values: object) -> HttpRequest:
    """Send a form as our own page does: with its cookie, token, key and labels."""
    data = {
        "csrfmiddlewaretoken": SECRET,
        "idempotency_key": KEY,
        "typed_labels": MatterForm().typed_labels,
        "matter": "住民税の通知が\n届かない <b>",
        "topic": "tax",
        **values,
    }
    request = RequestFactory().post("/consult/2/?from=home", data)
    request.COOKIES["mannaka_csrf"] = SECRET
    return request


def hidden(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))


@pytest.fixture(autouse=True)
def _csrf_cookie_name(settings: Settings) -> None:
    settings.CSRF_COOKIE_NAME = "mannaka_csrf"


@pytest.mark.parametrize(
    "error",
    [OperationalError("x"), InterfaceError("x"), PoolTimeout("x"), psycopg.OperationalError("x")],
)
def test_a_lost_database_answers_503_with_the_text_and_its_label(error: Exception) -> None:
    with use(IMABARI):
        response = fail(post(), error)
    html = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "ご相談の内容</label>" in html
    assert "住民税の通知が\n届かない &lt;b&gt;</textarea>" in html
    assert "今治市" in html


def test_other_failures_are_left_to_django() -> None:
    assert KeepTypedTextMiddleware(refuse).process_exception(post(), KeyError("x")) is None


def test_sending_again_carries_the_same_key_the_choices_and_a_token_that_is_accepted() -> None:
    html = fail(post()).content.decode()
    fields = hidden(html)
    assert 'action="/consult/2/?from=home"' in html
    assert fields["idempotency_key"] == KEY
    assert fields["topic"] == "tax"
    again = RequestFactory().post("/consult/2/", {"csrfmiddlewaretoken": fields["csrfmiddlewaretoken"]})
    again.COOKIES["mannaka_csrf"] = SECRET
    check = CsrfViewMiddleware(refuse)
    check.process_request(again)
    assert check.process_view(again, refuse, (), {}) is None


def test_a_foreign_site_cannot_have_its_words_offered_for_sending() -> None:
    request = RequestFactory(enforce_csrf_checks=True).post("/consult/2/", {"matter": "よその文"})
    html = fail(request).content.decode()
    assert "よその文" in html
    assert "<form" not in html


def test_a_password_is_never_shown_and_never_sent_on() -> None:
    html = fail(post(passphrase="himitsu-123", password="himitsu-456")).content.decode()
    assert "himitsu" not in html
    assert "住民税の通知" in html
    assert "<form" not in html


def test_a_form_without_labels_keeps_its_texts_too() -> None:
    html = fail(post(typed_labels="")).content.decode()
    assert "書いた内容 1" in html
    assert "住民税の通知" in html


@pytest.mark.parametrize("labels", ["[]", "null", "{", '{"matter": 5}', '{"matter": {"a": 1}}'])
def test_bent_labels_break_nothing(labels: str) -> None:
    response = fail(post(typed_labels=labels))
    assert response.status_code == 503
    assert "住民税の通知" in response.content.decode()


def test_a_chosen_file_is_not_forgotten_in_silence() -> None:
    html = fail(post(paper=SimpleUploadedFile("a.pdf", b"%PDF"))).content.decode()
    assert "選んだファイルは送られていません" in html


def test_an_empty_form_and_a_page_get_the_plain_page() -> None:
    for request in (post(matter=""), RequestFactory().get("/")):
        html = fail(request).content.decode()
        assert "ただいまつながりにくくなっています" in html
        assert "<textarea" not in html


def test_a_program_gets_an_answer_that_it_can_read() -> None:
    request = RequestFactory().post("/api/cases/", {}, headers={"accept": "application/json"})
    response = fail(request)
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"


def test_a_database_lost_in_other_middleware_keeps_the_text_too() -> None:
    try:
        save_session()
    except OperationalError:
        response = errors.server_error(post())
    assert response.status_code == 503
    assert "住民税の通知" in response.content.decode()


def test_an_unexpected_failure_keeps_the_text_too() -> None:
    response = errors.server_error(post())
    assert response.status_code == 500
    assert "住民税の通知" in response.content.decode()


def test_a_stale_page_shows_its_text_for_copying_only() -> None:
    response = errors.csrf_failure(post())
    html = response.content.decode()
    assert response.status_code == 403
    assert "住民税の通知" in html
    assert "<form" not in html


def test_too_much_at_once_is_told_as_such() -> None:
    response = errors.bad_request(post(), RequestDataTooBig("x"))
    assert response.status_code == 413
    assert "一度に送れる量を超えています" in response.content.decode()
    assert errors.bad_request(post(), ValueError("x")).status_code == 400


def test_missing_and_closed_pages_answer_in_the_words_of_the_city() -> None:
    request = RequestFactory().get("/")
    with use(SAIJO):
        assert "西条市" in errors.page_not_found(request, Exception()).content.decode()
        assert errors.permission_denied(request, Exception()).status_code == 403


def test_the_page_of_an_unknown_host_names_no_city_and_no_service() -> None:
    html = render_to_string("unknown_host.html")
    assert "相談センター" not in html
    assert "市" not in re.sub(r"<[^>]+>", "", html)


def test_the_telephone_of_one_city_never_stands_on_another_citys_page() -> None:
    with use(IMABARI):
        contact.remember_telephone("0898-36-1531")
        assert "0898-36-1531" in fail(post()).content.decode()
    with use(SAIJO):
        assert "0898-36-1531" not in fail(post()).content.decode()
    assert contact.known_telephone() == ""
