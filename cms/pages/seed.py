"""A new city's pages: the template brings the words, this gives them the city's name and address."""

from django.conf import settings
from wagtail.models import Page, Site
from wagtail.search import index

from cms.pages.models import HomePage
from mannaka_tenancy import require_current

_UNNAMED = "市民が真ん中 相談センター"


def seed_city() -> None:
    """Name the current city's site and home page; may run again, and then keeps what clerks have written."""
    city = require_current()
    Site.objects.filter(is_default_site=True).update(hostname=city.host, port=public_port(), site_name=city.name)
    title = f"{city.name} {_UNNAMED}"
    HomePage.objects.filter(title=_UNNAMED).update(title=title, draft_title=title)
    Site.clear_site_root_paths_cache()
    for page in Page.objects.filter(depth__gt=1).specific():
        index.insert_or_update_object(page)


def set_contact(*, telephone: str, fax: str = "", email: str = "", address: str = "", access: str = "") -> None:
    """Write the centre's contact details on the current city's home page; for set-up, clerks use the editor."""
    HomePage.objects.update(telephone=telephone, fax=fax, email=email, address=address, access=access)


def public_port() -> int:
    """Return the port in the addresses that people see."""
    if settings.MANNAKA_PUBLIC_PORT:
        return int(settings.MANNAKA_PUBLIC_PORT)
    return 443 if settings.SESSION_COOKIE_SECURE else 80
