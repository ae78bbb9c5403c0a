"""Which way a page is about: the centre as a whole, or one way by its code."""

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from mannaka_kit.ui.links import NavLink
from tenants.hours.models import Way


def chosen_way(ways: list[Way], code: str) -> Way | None:
    """
    Return the way that the address names; None is the centre as a whole.

    :raises Http404: the city has no such way.
    """
    if not code:
        return None
    for way in ways:
        if way.code == code:
            return way
    raise Http404


def way_links(ways: list[Way], code: str, name: str) -> list[NavLink]:
    """Return the centre and each way as links to a page, the one that is shown marked."""
    url = reverse(name)
    whole = NavLink(label=gettext("センター全体"), url=url, is_current=not code)
    links = [
        NavLink(label=way.name, url=f"{url}?{urlencode({'way': way.code})}", is_current=way.code == code)
        for way in ways
    ]
    return [whole, *links]


def page_of_way(way: Way | None) -> str:
    """Return the address of the page on a way's hours."""
    url = reverse("hours:hours")
    return f"{url}?{urlencode({'way': way.code})}" if way else url
