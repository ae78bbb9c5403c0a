"""What somebody is in a case, as it is told."""

from dataclasses import dataclass

from case_core.relations.models import CasePerson
from case_core.relations.states import PersonRole, TieKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somebody's role, what they are to the one who came, and whether they live together."""

    role: PersonRole
    relation: str = ""
    lives_together: bool = False
    tie: TieKind = TieKind.PLAIN
    note: str = ""

    def put_into(self, place: CasePerson) -> None:
        """Set it, in memory."""
        place.role, place.relation, place.note = self.role, self.relation.strip(), self.note.strip()
        place.lives_together, place.tie = self.lives_together, self.tie


def is_second_concerned(case_id: int, place: Place, *, but: int | None = None) -> bool:
    """Tell whether somebody else is the person concerned of a locked case."""
    concerned = CasePerson.objects.filter(case_id=case_id, role=PersonRole.CONCERNED, ended_at__isnull=True)
    others = concerned if but is None else concerned.exclude(pk=but)
    return place.role == PersonRole.CONCERNED and others.exists()
