"""Takes out of the editor what a city has elsewhere or not at all."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

_MAIN = frozenset({"explorer", "images", "documents", "reports"})
_REPORTS = frozenset({"site-history"})


def _keep(items: list[Any], names: frozenset[str]) -> None:
    items[:] = [item for item in items if item.name in names]


@hooks.register("construct_main_menu")
def keep_main_menu(request: HttpRequest, items: list[Any]) -> None:
    """Keep pages, files and the log."""
    del request
    _keep(items, _MAIN)


@hooks.register("construct_reports_menu")
def keep_reports_menu(request: HttpRequest, items: list[Any]) -> None:
    """Keep the log."""
    del request
    _keep(items, _REPORTS)
