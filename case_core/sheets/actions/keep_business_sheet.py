"""Write down which company asks about what."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.sheets.companies import CompanyFacts, company_of
from case_core.sheets.corporate_numbers import read_corporate_number
from case_core.sheets.errors import NameMissingError, TopicsMissingError
from case_core.sheets.events import BusinessSheetKept
from case_core.sheets.models import BusinessSheet
from case_core.sheets.policies import can_keep_sheets
from case_core.sheets.states import BusinessTopic
from case_core.sheets.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def keep_business_sheet(
    *,
    case_id: int,
    company: CompanyFacts,
    contact_name: str,
    topics: Collection[BusinessTopic],
    actor: Actor,
    at: datetime,
    contact_telephone: str = "",
) -> BusinessSheet:
    """
    Keep the sheet of a case, new or in place of what it said; a company is known again by its number.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises NameMissingError: the company or the person in charge has no name.
    :raises CorporateNumberError: the number is not thirteen digits.
    :raises CheckDigitError: a digit of it was mistyped.
    :raises OtherCompanyError: the number is that of a company of another name.
    :raises TopicsMissingError: nothing is asked about.
    """
    require(can_keep_sheets(actor))
    case = locked_open_case(case_id, actor=actor)
    if not contact_name.strip():
        raise NameMissingError(field="contact_name")
    if not topics:
        raise TopicsMissingError(field="topics")
    sheet = BusinessSheet.objects.filter(case=case).select_related("company").first() or BusinessSheet(case=case)
    number = read_corporate_number(company.corporate_number)
    facts = CompanyFacts(name=company.name, name_kana=company.name_kana, corporate_number=number)
    sheet.company = company_of(facts, known=sheet.company if sheet.pk else None)
    sheet.contact_name, sheet.contact_telephone = contact_name.strip(), contact_telephone.strip()
    sheet.topics = [topic.value for topic in BusinessTopic if topic in topics]
    sheet.kept_by_id, sheet.kept_at = actor.user_id, at
    sheet.save()
    turn = BusinessSheetKept(case_id=case.pk, company_id=sheet.company_id)
    record_turn("business.sheet_kept", turn, case=case, target=sheet, actor=actor, at=at)
    return sheet
