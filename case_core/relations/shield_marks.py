"""The mark on cases in which somebody stands whose whereabouts nobody is told."""

from collections.abc import Iterable, Sequence

from case_core.cases.marks import put_mark, take_mark
from case_core.cases.models import Case
from case_core.cases.states import Mark
from case_core.relations.models import CasePerson
from case_core.shields.models import ShieldBar


def cases_with(person_id: int) -> list[int]:
    """Return the cases with which a person came, and those in which they stand beside somebody else."""
    came = Case.objects.filter(party_id=person_id).values_list("pk", flat=True)
    beside = CasePerson.objects.filter(person_id=person_id, ended_at__isnull=True).values_list("case_id", flat=True)
    return sorted({*came, *beside})


def locked_cases(case_ids: Iterable[int]) -> list[Case]:
    """Return the cases, locked in one order until the transaction ends."""
    return list(Case.objects.select_for_update().filter(pk__in=list(case_ids)).order_by("pk"))


def shield_cases(cases: Sequence[Case]) -> None:
    """Do to locked cases what follows from somebody shielded who has come to stand in them."""
    renew_shield_marks(cases)
    take_from_barred(cases)


def renew_shield_marks(cases: Sequence[Case]) -> None:
    """Put the mark on those of the locked cases in which somebody shielded stands, and take it off the others."""
    shielded = _shielded(cases)
    for case in cases:
        (put_mark if case.pk in shielded else take_mark)(case, Mark.SHIELDED)


def take_from_barred(cases: Iterable[Case]) -> None:
    """Let nobody stay responsible for a locked case who must not find somebody in it."""
    for case in cases:
        if case.owner_id is not None and case.is_shielded and _keeps_out(case, case.owner_id):
            case.owner = None
            case.save(update_fields=["owner"])


def _shielded(cases: Sequence[Case]) -> set[int]:
    ids = [case.pk for case in cases]
    came = Case.objects.filter(pk__in=ids, party__is_shielded=True).values_list("pk", flat=True)
    places = CasePerson.objects.filter(case_id__in=ids, person__is_shielded=True, ended_at__isnull=True)
    return {*came, *places.values_list("case_id", flat=True)}


def _keeps_out(case: Case, user_id: int) -> bool:
    beside = CasePerson.objects.filter(case=case, ended_at__isnull=True).values_list("person_id", flat=True)
    return ShieldBar.objects.of_user(user_id).filter(person_id__in=[case.party_id, *beside]).exists()
