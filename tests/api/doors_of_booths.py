"""The doors of booths' requests."""

from typing import Any

from case_core.booths.models import BoothSite
from tenants.api_tokens.scopes import Scope
from tests.support.booths import a_site, enrolled, opened, taken
from tests.support.cast import Cast

_CENTRE = frozenset({"aoi"})
DOORS_OF_BOOTHS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "booth-requests/", {}, Scope.RECEPTION_READ, _CENTRE),
    ("GET", "booth-requests/{at_booth}/", {}, Scope.RECEPTION_READ, _CENTRE),
    ("POST", "booth-requests/{at_booth}/take/", {}, Scope.RECEPTION_WRITE, _CENTRE),
    ("POST", "booth-requests/{taken_at_booth}/connect/", {"way": "telephone"}, Scope.RECEPTION_WRITE, _CENTRE),
    ("POST", "booth-requests/{taken_at_booth}/end/", {}, Scope.RECEPTION_WRITE, _CENTRE),
]


def booths_to_name(cast: Cast) -> dict[str, Any]:
    """Open a request and take another; no two devices are one."""
    count = BoothSite.objects.count()
    first, second = (enrolled(cast, a_site(cast, f"支所{count + number}")) for number in range(2))
    return {
        "at_booth": opened(cast, device=first).pk,
        "taken_at_booth": taken(cast, request=opened(cast, device=second)).pk,
    }
