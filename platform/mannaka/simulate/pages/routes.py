"""Which page answers which address."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from mannaka.doctor.situation import UnreachableError
from mannaka.simulate.errors import NoCityError, RealCityError
from mannaka.simulate.pages import body, files, line, linking, mail, phone, start, zoom
from mannaka.simulate.pages.linking import LINK_PAGE
from mannaka.simulate.rendering import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from mannaka.simulate.house import House
    from mannaka.simulate.requests import Asked, Reply

_CITY: Final = r"(?P<code>\d{6})"
_PERSON: Final = rf"{_CITY}/(?P<number>\d)"
_DOOR: Final = rf"/{_CITY}/zoom/(?P<kind>[sjw])/(?P<number>\d+)"
_SEAT: Final = rf"/{_CITY}/zoom/seat/(?P<number>[0-9a-f]{{16}})"

ROUTES: Final[tuple[tuple[str, str, Callable[..., Reply | None]], ...]] = (
    ("GET", "/", start.front),
    ("GET", "/language", start.choose_language),
    ("GET", rf"/{_CITY}/", start.city),
    ("POST", rf"/{_CITY}/webhook", line.paste),
    ("POST", rf"/{_CITY}/verify", line.verify),
    ("POST", rf"/{_CITY}/use", line.use),
    ("POST", rf"/{_CITY}/fault", line.wish),
    ("POST", rf"/{_CITY}/mail-fault", mail.wish),
    ("GET", rf"/{_PERSON}/line", line.window),
    ("POST", rf"/{_PERSON}/line", line.act),
    ("GET", rf"/{_CITY}/menu\.png", line.menu_picture),
    ("GET", LINK_PAGE, linking.page),
    ("POST", LINK_PAGE, linking.press),
    ("GET", rf"/{_PERSON}/mail", mail.window),
    ("GET", rf"/{_PERSON}/mail/(?P<letter>\d+)", mail.letter),
    ("POST", rf"/{_PERSON}/mail", mail.send),
    ("GET", rf"/{_CITY}/phone", phone.window),
    ("POST", rf"/{_CITY}/phone", phone.act),
    ("POST", rf"/{_CITY}/phone-webhook", phone.paste),
    ("GET", rf"/{_CITY}/zoom", zoom.window),
    ("POST", rf"/{_CITY}/zoom", zoom.act),
    ("GET", _DOOR, zoom.door),
    ("POST", _DOOR, zoom.enter),
    ("GET", _SEAT, zoom.seat),
    ("POST", _SEAT, zoom.leave),
    ("POST", rf"/{_CITY}/zoom-webhook", zoom.paste),
    ("POST", rf"/{_CITY}/zoom-fault", zoom.wish),
    ("GET", rf"/{_CITY}/body", body.window),
    ("POST", rf"/{_CITY}/body", body.act),
    ("POST", rf"/{_CITY}/body-webhook", body.paste),
    ("POST", rf"/{_CITY}/body-fault", body.wish),
    ("GET", r"/static/(?P<name>[\w./-]+)", files.static),
)


def reply_to(house: House, asked: Asked) -> Reply:
    """Answer a browser."""
    try:
        if asked.path == "/" or _is_of_new_city(house, asked.path):
            house.refresh()
        return _found(house, asked) or drawn(asked, "missing.html", status=HTTPStatus.NOT_FOUND)
    except (RealCityError, NoCityError) as error:
        return drawn(asked, "refused.html", status=HTTPStatus.FORBIDDEN, problem=str(error))
    except UnreachableError:
        return drawn(asked, "refused.html", status=HTTPStatus.SERVICE_UNAVAILABLE, problem="")


def _is_of_new_city(house: House, path: str) -> bool:
    """Tell whether a page of a city is asked for that was opened since anybody looked."""
    match = re.match(rf"/{_CITY}/", path)
    return match is not None and match["code"] not in house.windows


def _found(house: House, asked: Asked) -> Reply | None:
    method = "GET" if asked.method == "HEAD" else asked.method
    for wanted, pattern, page in ROUTES:
        if wanted == method and (match := re.fullmatch(pattern, asked.path)):
            return page(house, asked, **match.groupdict())
    return None
