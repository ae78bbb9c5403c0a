"""LINE's own page on which somebody links their account with the city's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mannaka.simulate.rendering import drawn
from mannaka.simulate.requests import Asked, Reply, away_to

if TYPE_CHECKING:
    from mannaka.simulate.house import House
    from mannaka.simulate.talks import LineTalks

LINK_PAGE: Final = "/access.line.me/dialog/bot/accountLink"


def page(house: House, asked: Asked) -> Reply | None:
    """Ask whose smartphone this is: LINE knows it from the one that is signed in."""
    token, nonce = asked.query.get("linkToken", ""), asked.query.get("nonce", "")
    talks = _issuer(house, token)
    return drawn(asked, "link.html", talks=talks, city=talks.city, token=token, nonce=nonce) if talks else None


def press(house: House, asked: Asked) -> Reply | None:
    """Tell the city who linked their account, and go back to the talk."""
    talks = _issuer(house, asked.form.get("token", ""))
    number = asked.form.get("person", "")
    person = talks.person(int(number)) if talks and number.isdecimal() else None
    if talks is None or person is None:
        return None
    talks.link(person, token=asked.form["token"], nonce=asked.form.get("nonce", ""))
    return away_to(f"/{talks.city.code}/{person.number}/line")


def _issuer(house: House, token: str) -> LineTalks | None:
    return next((each.line for each in list(house.windows.values()) if each.line.can_link(token)), None)
