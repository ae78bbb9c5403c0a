"""Add a section."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer
from tenants.organisation.errors import CodeTakenError, EndsBeforeItBeginsError
from tenants.organisation.models import Section
from tenants.organisation.section_facts import SectionFacts, require_code, require_facts


@transaction.atomic
def create_section(
    *,
    actor: Acting,
    code: str,
    name: str,
    name_kana: str,
    valid_from: date,
    at: datetime,
    telephone: str = "",
    valid_until: date | None = None,
) -> Section:
    """Add a section that exists from a day on, for good or up to a last day.

    :raises NotAllowedError: if the actor is no administrator.
    :raises InvalidCodeError: if the code is not short ASCII.
    :raises MissingNameError: if the name or its reading is empty.
    :raises InvalidTelephoneError: if nobody could dial the number.
    :raises EndsBeforeItBeginsError: if the last day lies before the first.
    :raises CodeTakenError: if a section has or had the code.
    """
    require(can_administer(actor))
    facts = require_facts(name=name, name_kana=name_kana, telephone=telephone)
    if valid_until is not None and valid_until < valid_from:
        raise EndsBeforeItBeginsError(field="valid_until")
    section = _insert(_section(require_code(code), facts, valid_from, valid_until))
    audit.record("section.created", actor=actor, target=section, at=at, details={"code": section.code})
    return section


def _section(code: str, facts: SectionFacts, valid_from: date, valid_until: date | None) -> Section:
    return Section(
        code=code,
        name=facts.name,
        name_kana=facts.name_kana,
        telephone=facts.telephone,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def _insert(section: Section) -> Section:
    try:
        with transaction.atomic():
            section.save(force_insert=True)
    except IntegrityError as error:
        raise CodeTakenError(field="code") from error
    return section
