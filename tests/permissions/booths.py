"""A booth with its device, a request that waits and one that was taken, and the forms that change them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Model

from case_core.booths.models import BoothDevice, BoothRequest, BoothSite
from mannaka_kit import clock
from tests.support.cast import Cast

KINDS_OF_BOOTHS: Mapping[str, type[Model]] = {
    "site_id": BoothSite,
    "device_id": BoothDevice,
    **dict.fromkeys(("request_id", "taken_request_id"), BoothRequest),
}
MEANT_OF_BOOTHS: Mapping[str, Mapping[str, str]] = {
    "booths:connect": {"request_id": "taken_request_id"},
    "booths:take_up": {"request_id": "taken_request_id"},
    "booths:end": {"request_id": "taken_request_id"},
}
_FACTS: Mapping[str, Any] = {"place": "1階", "telephone": "0897-82-0500", "way": "", "position": "1"}
BODIES_OF_BOOTHS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "booths:take": lambda _: {"room": ""},
    "booths:connect": lambda _: {"way": "telephone"},
    "booths:take_up": lambda values: {"words": values["booked_words"], "name": ""},
    "booths:end": lambda _: {},
    "booth_settings:add": lambda _: {**_FACTS, "name": "新しい相談ブース"},
    "booth_settings:change": lambda _: {**_FACTS, "name": "変えた相談ブース"},
    "booth_settings:end": lambda _: {},
    "booth_settings:rules": lambda _: {"minutes_until_telephone": "4", "minutes_until_end": "9"},
    "booth_settings:code": lambda _: {},
    "booth_settings:revoke": lambda _: {},
}


def booths(cast: Cast, word: str) -> dict[str, Any]:
    """Make a booth with a device, and one more whose request a clerk has taken."""
    waiting, taken = _request(cast, word), _request(cast, word)
    taken.status, taken.answered_at, taken.answered_by = "answered", clock.now(), cast.users["aoi"]
    taken.save()
    return {
        "site_id": waiting.site_id,
        "device_id": waiting.device_id,
        "request_id": waiting.pk,
        "taken_request_id": taken.pk,
    }


def _request(cast: Cast, word: str) -> BoothRequest:
    """Open a request, at whatever hour the tests run."""
    number, now = BoothSite.objects.count(), clock.now()
    site = BoothSite.objects.create(name=f"{word} {number}", telephone="0897-82-0500", made_at=now)
    device = BoothDevice.objects.create(
        site=site,
        code_hash=f"code-{number}",
        code_until=now + timedelta(minutes=30),
        made_by=cast.users["mio"],
        made_at=now,
        token_hash=f"token-{number}",
        enrolled_at=now,
    )
    return BoothRequest.objects.create(site=site, device=device, topic="money", language="ja", opened_at=now)
