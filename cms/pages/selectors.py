"""What the public pages read; anybody may see it, so no viewer is asked for."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from cms.pages.models import HomePage
from mannaka_kit.ui.contact import remember_telephone

_MENU_DEPTH = 1
_PRIVACY_URL = "/privacy/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A published page, as a menu or a list shows it."""

    title: str
    url: str
    topic: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What stands on every public page: how to reach the centre, and where else to go."""

    telephone: str = ""
    fax: str = ""
    email: str = ""
    address: str = ""
    menu: tuple[PageLink, ...] = ()
    consultations: tuple[PageLink, ...] = ()

    @property
    def privacy_url(self) -> str:
        """Return the address of the page on personal data, empty where the city has taken it down."""
        return next((link.url for link in self.menu if link.url == _PRIVACY_URL), "")

    def consultation_about(self, topic: str) -> PageLink | None:
        """Return the page on a topic, if the city has one."""
        return next((link for link in self.consultations if link.topic == topic), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPage:
    """A page that anybody may find, and when it was published last."""

    url: str
    changed_at: datetime | None


def published_pages() -> list[PublishedPage]:
    """Return all pages that the city has published, in the order of its tree."""
    home = home_page()
    if home is None:
        return []
    rows = Page.objects.live().filter(path__startswith=home.path).order_by("path")
    return [
        PublishedPage(url=url_path[len(home.url_path) - 1 :], changed_at=changed_at)
        for url_path, changed_at in rows.values_list("url_path", "last_published_at")
    ]


def home_page() -> HomePage | None:
    """Return the published home page of the current city."""
    home: HomePage | None = HomePage.objects.filter(live=True, sites_rooted_here__is_default_site=True).first()
    return home


def current_face() -> Face:
    """Return the face of the current city, for pages that Wagtail does not serve."""
    home = home_page()
    return face_of(home) if home is not None else Face()


def face_of(home: HomePage) -> Face:
    """Return the face that belongs to a home page."""
    remember_telephone(home.telephone)
    links = _links_below(home)
    return Face(
        telephone=home.telephone,
        fax=home.fax,
        email=home.email,
        address=home.address,
        menu=tuple(link for link, in_menu, _ in links if in_menu),
        consultations=tuple(link for link, _, is_consultation in links if is_consultation),
    )


def _links_below(home: HomePage) -> list[tuple[PageLink, bool, bool]]:
    """Read menu and consultation pages in one statement; the site's root is the home page, so paths need no look-up."""
    depths = (home.depth + 1, home.depth + 2)
    rows = Page.objects.filter(path__startswith=home.path, depth__in=depths, live=True).order_by("path")
    fields = ("title", "url_path", "depth", "show_in_menus", "consultationpage__topic", "consultationpage__lead")
    return [
        (
            PageLink(title=title, url=url_path[len(home.url_path) - 1 :], topic=topic or "", lead=lead or ""),
            in_menu and depth == home.depth + _MENU_DEPTH,
            topic is not None,
        )
        for title, url_path, depth, in_menu, topic, lead in rows.values_list(*fields)
    ]
