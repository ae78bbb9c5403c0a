"""The identity provider of a demo city's welfare council, with the page on which one chooses who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mannaka.simulate.issuer import Issuer, Somebody
from mannaka.simulate.rendering import drawn
from mannaka.simulate.requests import Asked

if TYPE_CHECKING:
    from mannaka.simulate.accounts import Keys
    from mannaka.simulate.cities import City

_PEOPLE: Final = (
    Somebody(subject="shakyo-1001", name="高橋 光", kana="タカハシ ヒカル", did_two_factors=True),
    Somebody(subject="shakyo-1002", name="新田 葵", kana="ニッタ アオイ"),
)


def city_issuer(city: City, keys: Keys) -> Issuer:
    """Return the provider, the same after every start except for its key."""
    return Issuer(
        host=f"login.shakyo.{city.host.partition('.')[0]}.demo.example.jp",
        client_id=keys.made("issuer client", city)[:16],
        client_secret=keys.made("issuer", city),
        people=list(_PEOPLE),
        draw=_choosing,
    )


def _choosing(ways: list[tuple[Somebody, str]]) -> bytes:
    asked = Asked(method="GET", path="/")
    return drawn(asked, "issuer.html", ways=ways).body
