"""What each kind of page shows, put together from selectors."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Page

from case_core.intake.topics import Topic
from cms.pages import selectors
from cms.pages.hours import whole_front_door
from cms.pages.models import HomePage
from cms.pages.selectors import Face, PageLink
from cms.pages.waiting import waiting_words
from mannaka_kit import clock
from mannaka_kit.ui.links import NavLink


def page_context(page: Page) -> dict[str, Any]:
    """Return what every page of a city shows."""
    home = page if isinstance(page, HomePage) else selectors.home_page()
    if home is None:
        return {"face": Face(), "trail": []}
    face = selectors.face_of(home)
    # What a search engine shows below the title: what the city wrote for it, else how the page begins.
    description = page.search_description or getattr(page, "lead", "") or home.lead
    return {"face": face, "trail": trail(page, home, face), "description": description}


def home_context(face: Face) -> dict[str, Any]:
    """Return today's state, the waiting, the week's hours, the ways to come and the topics."""
    at = clock.now()
    door = whole_front_door(at=at)
    waiting = waiting_words(at=at, is_open=door.opening.is_open)
    return {
        "opening": door.opening,
        "waiting": waiting,
        "week": door.week,
        "ways": door.ways,
        "topics": topic_links(face),
    }


def topic_links(face: Face) -> list[PageLink]:
    """Return the nine topics: to the city's page on it where there is one, else straight to the form."""
    return [
        PageLink(title=str(topic.label), url=about.url if about else form_url(topic.value))
        for topic in Topic
        for about in [face.consultation_about(topic.value)]
    ]


def form_url(topic: str) -> str:
    """Return the form's address, with the topic chosen already where there is one."""
    start = reverse("eservices:start")
    return f"{start}?topic={topic}" if topic else start


def trail(page: Page, home: HomePage, face: Face) -> list[NavLink]:
    """Return the way from the home page to this one; the paths tell it, so the database is not asked."""
    url = page.url_path[len(home.url_path) - 1 :]
    above = [link for link in face.menu if link.url != url and url.startswith(link.url)]
    return [
        NavLink(label=gettext("トップページ"), url="/"),
        *(NavLink(label=link.title, url=link.url) for link in above),
        NavLink(label=page.title, is_current=True),
    ]
