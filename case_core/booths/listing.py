"""Reads of many requests at once, for programs."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from case_core.booths.models import BoothRequest
from case_core.booths.selectors import requests_visible_to
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


def page_of_requests(viewer: Actor, asked: Mapping[str, Any], take: Take) -> list[BoothRequest]:
    """
    Return a page of the requests that the viewer may see.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    rows: list[BoothRequest] = take(requests_visible_to(viewer).filter(**asked))
    return rows
