"""Reads of the sections."""

from datetime import date

from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.organisation.models import Section
from tenants.organisation.querysets import SectionQuerySet

# What the address may say, and what it means; anything else is the reading.
SORTS = {
    "": ("name_kana", "code"),
    "code": ("code",),
    "from": ("-valid_from", "name_kana"),
}


def sections_valid_on(on: date) -> SectionQuerySet:
    """Return the sections that exist on the day, sorted by their reading; no secret, so there is no viewer."""
    return Section.objects.valid_on(on)


def sections_for(viewer: Actor, *, on: date, sort: str = "", with_ended: bool = False) -> SectionQuerySet:
    """Return the sections that exist or will exist, with the ended ones on request, sorted by a column of the list.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    sections = Section.objects.all() if with_ended else Section.objects.not_ended(on)
    return sections.order_by(*SORTS.get(sort, SORTS[""]))


def section_for(viewer: Actor, section_id: int) -> Section | None:
    """Return a section, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return Section.objects.filter(pk=section_id).first()
