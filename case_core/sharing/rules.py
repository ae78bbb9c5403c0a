"""What the city has settled about shares, and what one opens at a moment: one pure rule, asked at every view."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Final

from pydantic import Field

from case_core.consents.states import COUNCILS, LegalGround
from case_core.sharing.states import LONGEST_DAYS, Closed
from tenants.partners.data_classes import DataClass
from tenants.rulebook.rules import CityRules


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingRules:
    """On which grounds the city shares, where a second person decides, too, and for how many days (共有の決まり)."""

    grounds: tuple[LegalGround, ...] = tuple(LegalGround)
    second_person: tuple[LegalGround, ...] = tuple(ground for ground in LegalGround if ground in COUNCILS)
    most_days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)] = LONGEST_DAYS


RULES: Final = CityRules("sharing", SharingRules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What a consent lets be told at the moment: to which bodies, of which classes; nothing where it is over."""

    organization_ids: frozenset[int] = frozenset()
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All that decides over a share: itself, its body, the agreement, the consent, the case's marks, the city."""

    ground: str
    organization_id: int
    classes: frozenset[str]
    begins_at: datetime
    ends_at: datetime
    is_revoked: bool
    is_approved: bool
    is_body_there: bool
    is_delicate: bool  # somebody of the case is shielded, or a part of it is kept apart
    agreement_classes: frozenset[str]
    consent: Agreed
    settled: SharingRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What may be seen now; nothing, with the reason, where it is nothing."""

    classes: frozenset[DataClass] = field(default_factory=frozenset)
    closed: Closed | None = None

    def __bool__(self) -> bool:
        return self.closed is None


def may_see(terms: Terms, *, at: datetime) -> Sight:
    """Return what a share opens: no more than itself, the agreement, the consent and the city let, each as of now."""
    closed = _closed_by_itself(terms, at=at) or _closed_by_others(terms)
    if closed is not None:
        return Sight(closed=closed)
    classes = terms.classes
    if terms.ground != LegalGround.EMERGENCY:
        classes &= terms.agreement_classes
    if terms.ground == LegalGround.CONSENT:
        classes &= terms.consent.classes
    if not classes:
        return Sight(closed=Closed.CLASSES)
    return Sight(classes=frozenset(DataClass(each) for each in classes))


def needs_second_person(terms: Terms) -> bool:
    """Tell whether one person alone cannot open this; an emergency waits for nobody and is looked at afterwards."""
    if terms.ground == LegalGround.EMERGENCY:
        return False
    return terms.is_delicate or terms.ground in terms.settled.second_person


def _closed_by_itself(terms: Terms, *, at: datetime) -> Closed | None:
    if terms.is_revoked:
        return Closed.REVOKED
    if at < terms.begins_at:
        return Closed.PLANNED
    return Closed.OVER if at >= terms.ends_at else None


def _closed_by_others(terms: Terms) -> Closed | None:
    if not terms.is_body_there:
        return Closed.BODY
    if terms.ground not in terms.settled.grounds:
        return Closed.POLICY
    if needs_second_person(terms) and not terms.is_approved:
        return Closed.SECOND_PERSON
    if terms.ground != LegalGround.EMERGENCY and not terms.agreement_classes:
        return Closed.AGREEMENT
    if terms.ground == LegalGround.CONSENT and terms.organization_id not in terms.consent.organization_ids:
        return Closed.CONSENT
    return None
