"""Which company a sheet means: one that is known, or a new one."""

from dataclasses import dataclass

from case_core.sheets.errors import NameMissingError, OtherCompanyError
from case_core.sheets.models import Company
from mannaka_kit.japanese import fold_name


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFacts:
    """A company as it is told; the number is read already."""

    name: str
    name_kana: str = ""
    corporate_number: str = ""


def company_of(facts: CompanyFacts, *, known: Company | None) -> Company:
    """
    Return the company with the number, the one that the sheet knew with what is new of it, or a new one.

    :raises NameMissingError: it has no name.
    :raises OtherCompanyError: the number is that of a company of another name.
    """
    if not facts.name.strip():
        raise NameMissingError(field="name")
    if facts.corporate_number:
        numbered = Company.objects.filter(corporate_number=facts.corporate_number).first()
        if numbered is not None:
            return _same(numbered, facts)
    if known is not None and _is_named(known, facts) and not known.corporate_number:
        return _completed(known, facts)
    unnumbered = Company.objects.filter(corporate_number="", name=facts.name.strip()).first()
    if unnumbered is not None and not facts.corporate_number:
        return unnumbered
    return Company.objects.create(
        name=facts.name.strip(), name_kana=facts.name_kana.strip(), corporate_number=facts.corporate_number
    )


def _same(company: Company, facts: CompanyFacts) -> Company:
    if not _is_named(company, facts):
        raise OtherCompanyError(field="corporate_number")
    return company


def _is_named(company: Company, facts: CompanyFacts) -> bool:
    return fold_name(company.name) == fold_name(facts.name)


def _completed(company: Company, facts: CompanyFacts) -> Company:
    company.corporate_number = facts.corporate_number
    company.name_kana = facts.name_kana.strip() or company.name_kana
    company.save(update_fields=["corporate_number", "name_kana"])
    return company
