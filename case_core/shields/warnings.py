"""The warning before anything of a shielded person's case leaves the screen: print, hand-over, share, export."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext

from case_core.parties.models import Person
from case_core.shields.selectors import shield_of
from case_core.shields.states import ShieldKind


class OfPerson(Protocol):
    """Something of a person: a case."""

    @property
    def party(self) -> Person:
        """Return the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShieldWarning:
    """What whoever prints, hands over, shares or exports must read; `sentences` are plain text in the page's words."""

    kind: str
    review_on: date
    is_overdue: bool
    heading: str
    sentences: tuple[str, ...]


def shield_warning(case: OfPerson) -> ShieldWarning | None:
    """Return the warning of a case whose person is shielded, in one statement; None, in none, for everybody else."""
    shield = shield_of(case.party)
    if shield is None:
        return None
    return ShieldWarning(
        kind=str(ShieldKind(shield.kind).label),
        review_on=shield.review_on,
        is_overdue=shield.is_overdue,
        heading=gettext("この方の連絡先は守られています"),
        sentences=warning_sentences(),
    )


def warning_sentences() -> tuple[str, ...]:
    """Return what everybody must know who has something of a shielded person in hand."""
    return (
        gettext("住所・電話番号・メールアドレスは、画面にも紙にも出しません。だれにも伝えないでください。"),
        gettext("家族や代理人を名のる方からの問い合わせにも、相談があったかどうかを含めて、お答えしないでください。"),
        gettext("紙や電子データを渡すときは、渡す相手を確かめ、人目にふれるところに置かないでください。"),
    )
