"""Sample pages of both faces, drawn without a database and served to a browser by interception."""

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.db import OperationalError
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Route

from mannaka_kit.ui import errors
from mannaka_kit.ui.links import NavLink
from mannaka_kit.ui.middleware import KeepTypedTextMiddleware
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.ui.sample_forms import EveryFieldForm, OneQuestionForm

HERE = Path(__file__).parent / "pages"
CITY = Tenant(key=uuid.UUID(int=1), schema="imabari", role="city_imabari", name="今治市", host="imabari.localhost")
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
LONG = "訪問販売で布団を買わされた。解約したいが業者と連絡がつかない。契約書は息子が持っている。" * 3


def _links(*labels: str) -> list[NavLink]:
    return [
        NavLink(label=label, url="#", icon="inbox", count=6, is_current=not place) for place, label in enumerate(labels)
    ]


def _page(name: str, **values: object) -> str:
    request = RequestFactory().get("/")
    template = engines["django"].from_string((HERE / name).read_text())
    base = {"city": CITY, "request": request, "console_nav": _links("きょう", "受信箱", "予定", "部屋", "知識", "統計")}
    return template.render({**base, **values}, None)


def _lost_database() -> str:
    def view(request: object) -> None:
        raise AssertionError(request)

    data = {"typed_labels": EveryFieldForm().typed_labels, "name": "越智 花子", "matter": LONG}
    response = KeepTypedTextMiddleware(view).process_exception(  # type: ignore[arg-type]
        RequestFactory().post("/", data), OperationalError("gone")
    )
    assert response is not None
    return response.content.decode()


def _not_found() -> str:
    return errors.page_not_found(RequestFactory().get("/"), Exception()).content.decode()


def _failed() -> str:
    return errors.server_error(RequestFactory().get("/")).content.decode()


def _moments() -> list[dt.datetime]:
    return [dt.datetime(2026, 1, 13, hour, 40, tzinfo=dt.UTC) for hour in (0, 1, 2)]


PAGES: dict[str, Callable[[], str]] = {
    "home_open": lambda: _page("home.html", is_open=True),
    "home_closed": lambda: _page("home.html", is_open=False),
    "form": lambda: _page("form.html", form=EveryFieldForm()),
    "form_with_errors": lambda: _page("form.html", form=EveryFieldForm({"name": "あ" * 101, "email": "x"})),
    "one_question": lambda: _page("form.html", form=OneQuestionForm()),
    "one_question_with_error": lambda: _page("form.html", form=OneQuestionForm({})),
    "done": lambda: _page("done.html", pairs=[("受付番号", "2026-0412"), ("ご相談の内容", LONG)]),
    "day": lambda: _page(
        "day.html", counts=_links("未対応", "自分"), matter=LONG, page=Paginator(range(300), 20).page(4)
    ),
    "day_empty": lambda: _page("day.html", counts=_links("未対応", "自分")),
    "case": lambda: _page("case.html", t=_moments(), tabs=_links("経過", "連絡"), form=EveryFieldForm(), long=LONG),
    "sign_in": lambda: _page("sign_in.html", form=OneQuestionForm()),
    "not_found": _not_found,
    "failed": _failed,
    "lost_database": _lost_database,
    "unknown_host": lambda: render_to_string("unknown_host.html"),
}


def answer(route: Route) -> None:
    """Answer the browser's request with a sample page or a static file; nothing leaves the machine."""
    path = urlsplit(route.request.url).path
    if path.startswith("/static/"):
        found = finders.find(path.removeprefix("/static/"))
        route.fulfill(path=str(found), content_type=KINDS[Path(path).suffix])
        return
    with use(CITY):
        route.fulfill(body=PAGES[path.strip("/")](), content_type="text/html; charset=utf-8")
