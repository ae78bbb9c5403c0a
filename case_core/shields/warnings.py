"""The warning before anything of a shielded person's case leaves the screen: print, hand-over, share, export."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext

from case_core.parties.models import Person
from case_core.shields.selectors import shields_in
from case_core.shields.states import ShieldKind


class OfPerson(Protocol):
    """Something of a person, with others beside them: a case."""

    @property
    def pk(self) -> int:
        """Return its key."""

    @property
    def party(self) -> Person:
        """Return the person."""

    @property
    def is_shielded(self) -> bool:
        """Tell whether the person is shielded, or somebody beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShieldWarning:
    """What whoever prints, hands over, shares or exports must read; `sentences` are plain text in the page's words."""

    kind: str
    review_on: date
    is_overdue: bool
    heading: str
    sentences: tuple[str, ...]


def shield_warning(case: OfPerson) -> ShieldWarning | None:
    """
    Return the warning of a case in which somebody is shielded, in one statement; None, in none, for all others.

    The shield that it tells of is that of the one who came, or else of the first of those beside them.
    """
    shields = shields_in(case.pk, party=case.party) if case.is_shielded else []
    if not shields:
        return None
    first = shields[0]
    beside = [shield.person for shield in shields if shield.person_id != case.party.pk]
    return ShieldWarning(
        kind=str(ShieldKind(first.kind).label),
        review_on=first.review_on,
        is_overdue=first.is_overdue,
        heading=warning_heading(is_of_party=case.party.is_shielded),
        sentences=(*_who_beside(beside), *warning_sentences()),
    )


def warning_heading(*, is_of_party: bool) -> str:
    """Return of whom the warning is: of the one who came, or of somebody beside them."""
    if is_of_party:
        return gettext("この方の連絡先は守られています")
    return gettext("この相談には、連絡先が守られている方がいます")


def _who_beside(people: Sequence[Person]) -> tuple[str, ...]:
    if not people:
        return ()
    names = gettext("、").join(person.name or gettext("匿名") for person in people)
    return (gettext("関係者のうち、連絡先が守られている方： %(names)s") % {"names": names},)


def warning_sentences() -> tuple[str, ...]:
    """Return what everybody must know who has something of a shielded person in hand."""
    return (
        gettext("住所・電話番号・メールアドレスは、画面にも紙にも出しません。だれにも伝えないでください。"),
        gettext("家族や代理人を名のる方からの問い合わせにも、相談があったかどうかを含めて、お答えしないでください。"),
        gettext("紙や電子データを渡すときは、渡す相手を確かめ、人目にふれるところに置かないでください。"),
    )
