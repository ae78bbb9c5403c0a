"""Booths, their devices and requests, as tests need them; the clock stands on Tuesday, 13 January 2026, 9:40."""

from datetime import datetime
from typing import Any

from case_core.booths.actions.create_site import create_site
from case_core.booths.actions.enrol_device import Enrolled, enrol_device
from case_core.booths.actions.make_code import make_code
from case_core.booths.actions.open_request import open_request
from case_core.booths.actions.take_request import take_request
from case_core.booths.models import BoothRequest, BoothSite
from case_core.booths.site_facts import SiteFacts
from tests.support.cases import AT
from tests.support.cast import Cast

BRANCH = "大三島支所"


def a_site(cast: Cast, name: str = BRANCH, **facts: Any) -> BoothSite:
    """Add a booth."""
    told = {"place": "1階ロビー", "telephone": "0897-82-0500", **facts}
    return create_site(actor=cast.mio, facts=SiteFacts(name=name, **told), at=AT)


def enrolled(cast: Cast, site: BoothSite | None = None, *, is_attended: bool = False, at: datetime = AT) -> Enrolled:
    """Enrol a device in a booth."""
    code = make_code(actor=cast.mio, site_id=(site or a_site(cast)).pk, at=at).code
    device = enrol_device(code=code, is_attended=is_attended, at=at)
    assert device is not None
    return device


def opened(
    cast: Cast, *, device: Enrolled | None = None, topic: str = "money", at: datetime = AT, language: str = "ja"
) -> BoothRequest:
    """Open a request as a visitor does."""
    there = device or enrolled(cast)
    return open_request(device_id=there.device.pk, topic=topic, language=language, at=at)


def taken(cast: Cast, *, request: BoothRequest | None = None, at: datetime = AT) -> BoothRequest:
    """Let 青井 take a request."""
    return take_request(request_id=(request or opened(cast)).pk, actor=cast.aoi, at=at)
