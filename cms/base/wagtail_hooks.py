"""Takes out of the editor what a city has elsewhere or not at all."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

Hook = TypeVar("Hook", bound=Callable[..., Any])
register: Callable[[str], Callable[[Hook], Hook]] = hooks.register

_STAFF = "staff"
_LAST = 10_000
_MAIN = frozenset({"explorer", "images", "documents", "reports", _STAFF})
_REPORTS = frozenset({"site-history"})


def _keep(items: list[Any], names: frozenset[str]) -> None:
    items[:] = [item for item in items if item.name in names]


@register("construct_main_menu")
def keep_main_menu(request: HttpRequest, items: list[Any]) -> None:
    """Keep pages, files and the log."""
    del request
    _keep(items, _MAIN)


@register("construct_reports_menu")
def keep_reports_menu(request: HttpRequest, items: list[Any]) -> None:
    """Keep the log."""
    del request
    _keep(items, _REPORTS)


class FirstWords(Component):
    """Says on the editor's first page what is done here, in the console's words."""

    order = 100  # the page sorts what stands on it
    template_name = "cms/admin/home.html"


@register("construct_homepage_panels")
def greet(request: HttpRequest, panels: list[Any]) -> None:
    """Put our words where Wagtail lists work that a city's editor has not."""
    del request
    panels[:] = [FirstWords()]


@register("construct_homepage_summary_items")
def drop_counts(request: HttpRequest, items: list[Any]) -> None:
    """Drop the counts, whose words Wagtail has only in English."""
    del request
    items.clear()


@register("register_admin_menu_item")
def add_way_back() -> MenuItem:
    """Lead back to the console."""
    return MenuItem(_("職員の画面へ"), "/staff/", name=_STAFF, icon_name="arrow-left", order=_LAST)


@register("insert_global_admin_css")
def hide_closed_links() -> SafeString:
    """Hide links of Wagtail's own templates that lead to closed doors or out of the house."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/admin.css"))
