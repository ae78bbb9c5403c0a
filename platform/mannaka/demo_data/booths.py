"""The booths of the demonstration with their devices, and how they were used: counters, and nothing of a visitor."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from case_core.booths.actions.create_site import create_site
from case_core.booths.actions.enrol_device import enrol_device
from case_core.booths.actions.make_code import make_code
from case_core.booths.models import BoothSite, BoothUse
from case_core.booths.site_facts import SiteFacts
from mannaka.demo_data.cast import Cast
from mannaka_kit import clock
from tenants.accounts.roles import Role
from tenants.hours.calendar_rules import CENTRE
from tenants.hours.models import Way
from tenants.hours.selectors import openings_between

_DAYS: Final = 120
# What a booth in a branch hears: next to nothing on most days, most in the middle of the morning.
_BUSY: Final = {9: 5, 10: 9, 11: 7, 13: 6, 14: 8, 15: 4}
_OF_A_HUNDRED: Final = 100
SITES: Final[Mapping[str, tuple[tuple[SiteFacts, str, bool, int], ...]]] = {
    # name, the way whose hours it keeps, whether somebody stands beside it, how busy it is
    "382027": (
        (SiteFacts(name="大三島支所", place="1階ロビー", telephone="0897-82-0500", position=1), "omishima", False, 130),
        (SiteFacts(name="社会福祉協議会 波方支部", place="玄関", telephone="0898-41-0101", position=2), "", True, 70),
    ),
    "382060": ((SiteFacts(name="丹原公民館", place="1階", telephone="0898-68-0001", position=1), "toyo", False, 40),),
}


def open_booths(code: str, cast: Cast, *, now: datetime) -> None:
    """Set the booths up with a device each, and count what was asked in the months before."""
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    last = now.date() - timedelta(days=1)
    first = last - timedelta(days=_DAYS)
    began = datetime.combine(first, time(8, 30), clock.TOKYO)
    used: list[BoothUse] = []
    for facts, way, is_attended, busy in SITES.get(code, ()):
        way_id = Way.objects.filter(code=way).values_list("pk", flat=True).first()
        told = SiteFacts(
            name=facts.name, place=facts.place, telephone=facts.telephone, position=facts.position, way_id=way_id
        )
        site = create_site(actor=admin, facts=told, at=began)
        made = make_code(actor=admin, site_id=site.pk, at=began)
        enrol_device(code=made.code, is_attended=is_attended, at=began + timedelta(minutes=12))
        used += _use(site, first, last, way=way if way_id else CENTRE, busy=busy, rng=Random(facts.name))  # noqa: S311
    BoothUse.objects.bulk_create(used)


def _use(site: BoothSite, first: date, last: date, *, way: str, busy: int, rng: Random) -> Iterator[BoothUse]:
    """Yield the hours in which somebody asked, within the site's opening hours."""
    for on, opening in openings_between(first, last, way=way):
        for hour, share in _BUSY.items():
            is_open = any(span.begins <= hour * 60 < span.ends for span in opening.spans)
            if is_open and rng.randrange(_OF_A_HUNDRED * _OF_A_HUNDRED) < share * busy:
                missed = int(rng.randrange(_OF_A_HUNDRED) < 7)  # noqa: PLR2004 - seven of a hundred
                yield BoothUse(site=site, on=on, hour=hour, opened=1, answered=1 - missed, missed=missed)
