"""What an administrator says of a booth, and what of it nobody can mean."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from case_core.booths.errors import SiteFactsError, SiteNameTakenError
from case_core.booths.models import BoothSite
from mannaka_kit import japanese
from mannaka_kit.turns import wait_for_turn
from tenants.hours.models import Way

_TELEPHONE_DIGITS = range(10, 12)
_MOST_POSITION = 999
_MOST_NAME, _MOST_PLACE = 60, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """Name and place of a booth, the telephone beside it, and the way whose hours it has."""

    name: str
    place: str = ""
    telephone: str = ""
    way_id: int | None = None
    position: int = 0


def put_facts(site: BoothSite, facts: SiteFacts) -> None:
    """
    Put what was said on the site, in memory; two who give the same name take turns.

    :raises SiteFactsError: something about it nobody can mean.
    :raises SiteNameTakenError: another booth has the name.
    """
    _require_facts(facts)
    site.name, site.place = facts.name.strip(), facts.place.strip()
    site.telephone, site.position = japanese.fold_width(facts.telephone).strip(), facts.position
    site.way = _way(facts.way_id)
    wait_for_turn("booth_site.name")
    if BoothSite.objects.in_use().filter(name=site.name).exclude(pk=site.pk).exists():
        raise SiteNameTakenError(field="name")


def _require_facts(facts: SiteFacts) -> None:
    if not facts.name.strip() or len(facts.name) > _MOST_NAME:
        raise SiteFactsError(_("名前を入力してください。"), field="name")
    if len(facts.place) > _MOST_PLACE:
        raise SiteFactsError(_("場所を短くしてください。"), field="place")
    if facts.telephone and len(japanese.telephone_digits(facts.telephone)) not in _TELEPHONE_DIGITS:
        raise SiteFactsError(_("電話番号は、市外局番から10けたか11けたで入力してください。"), field="telephone")
    if not 0 <= facts.position <= _MOST_POSITION:
        raise SiteFactsError(field="position")


def _way(way_id: int | None) -> Way | None:
    if way_id is None:
        return None
    way = Way.objects.filter(pk=way_id).first()
    if way is None:
        raise SiteFactsError(field="way")
    return way
