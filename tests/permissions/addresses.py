"""Every address of a city as Django resolves it: the only part of the permission table that is generated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

URLCONF = "mannaka.urls_city"
# What cannot be reversed from named parameters, or is one address of many.
_LITERAL = {
    "wagtail_serve": "/",
    "wagtaildocs_serve": "/documents/{document_id}/{document_name}",
    "cms/test404/": "/cms/test404/",
    "cms/.*/$": "/cms/there/is/no/such/page/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address: the name of the table's row, and the route that proves which view was asked."""

    name: str
    route: str
    parameters: frozenset[str]

    def path(self, values: Mapping[str, Any]) -> str:
        """Return a path of this address with the values that its parameters name."""
        if self.name in _LITERAL:
            return _LITERAL[self.name].format(**values)
        return reverse(self.name, urlconf=URLCONF, kwargs={name: values[name] for name in self.parameters})


def every_address() -> list[Address]:
    """Return every address of a city, third-party trees included."""
    return list(_walk(get_resolver(URLCONF).url_patterns))


def by_name() -> dict[str, list[Address]]:
    """Return the addresses by the name of their row; some names of Wagtail's stand for two."""
    found: dict[str, list[Address]] = {}
    for address in every_address():
        found.setdefault(address.name, []).append(address)
    return found


def _walk(patterns: list[Any], above: str = "", namespace: str = "") -> Iterator[Address]:
    for pattern in patterns:
        # As Django joins them: a regular expression inside another loses its anchor.
        route = above + str(pattern.pattern).removeprefix("^") if above else str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inside)
        else:
            yield _address(pattern, route, namespace)


def _address(pattern: URLPattern, route: str, namespace: str) -> Address:
    # An address without a name is called by its route.
    name = f"{namespace}{pattern.name}" if pattern.name else route
    parameters = set(pattern.pattern.converters) | set(pattern.pattern.regex.groupindex)
    return Address(name=name, route=route, parameters=frozenset(parameters))
