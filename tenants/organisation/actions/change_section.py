"""Change a section's name, reading or telephone number."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer
from tenants.organisation.errors import SectionEndedError
from tenants.organisation.models import Section
from tenants.organisation.section_facts import require_facts


@transaction.atomic
def change_section(
    *, actor: Acting, section: Section, name: str, name_kana: str, telephone: str, at: datetime
) -> Section:
    """Change what is known of a section; its code and first day stay.

    :raises NotAllowedError: if the actor is no administrator.
    :raises SectionEndedError: if it exists no more.
    :raises MissingNameError: if the name or its reading is empty.
    :raises InvalidTelephoneError: if nobody could dial the number.
    """
    require(can_administer(actor))
    section = Section.objects.select_for_update().get(pk=section.pk)
    if section.has_ended(at.astimezone(clock.TOKYO).date()):
        raise SectionEndedError
    facts = require_facts(name=name, name_kana=name_kana, telephone=telephone)
    section.name, section.name_kana, section.telephone = facts.name, facts.name_kana, facts.telephone
    section.save(update_fields=["name", "name_kana", "telephone"])
    audit.record("section.changed", actor=actor, target=section, at=at, details={"code": section.code})
    return section
