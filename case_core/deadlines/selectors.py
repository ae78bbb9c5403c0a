"""Reads of the rules, for those who settle them."""

from dataclasses import dataclass
from datetime import date

from case_core.deadlines.models import SectionDeadline
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.organisation.models import Section
from tenants.organisation.selectors import sections_valid_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDays:
    """A section, and its own number of days if it has one."""

    section: Section
    answer_days: int | None


def section_days_for(viewer: Actor, *, on: date) -> list[SectionDays]:
    """Return the sections of the day with what was settled for each.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    own = dict(SectionDeadline.objects.values_list("section_id", "answer_days"))
    return [SectionDays(section=section, answer_days=own.get(section.pk)) for section in sections_valid_on(on)]
