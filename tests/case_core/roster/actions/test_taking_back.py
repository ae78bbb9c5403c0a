"""An absence or a wish is taken back, by whoever it is of or by a keeper of the roster."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.add_wish import add_wish
from case_core.roster.actions.remove_absence import remove_absence
from case_core.roster.actions.remove_wish import remove_wish
from case_core.roster.errors import CounsellorNotFoundError
from case_core.roster.models import Absence, Counsellor, Wish
from case_core.roster.states import WishKind
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tenants.accounts.actor import Actor
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered
from tests.support.roster import on_roster, twin_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What people write down of themselves, and how it is taken back."""

    name: str
    add: Callable[..., Any]
    facts: dict[str, Any]
    remove: Callable[..., None]
    rows: Any

    def written(self, cast: Cast, person: Counsellor) -> Any:
        return self.add(counsellor_id=person.pk, actor=cast.mio, at=LATER, **self.facts)

    def taken_back(self, person_id: int, key: int, actor: Actor) -> None:
        self.remove(counsellor_id=person_id, actor=actor, at=LATER, **{f"{self.name}_id": key})


ABSENCE = Note(
    name="absence",
    add=add_absence,
    facts={"first": TODAY, "last": TODAY},
    remove=remove_absence,
    rows=Absence.objects,
)
WISH = Note(name="wish", add=add_wish, facts={"on": TODAY, "kind": WishKind.OFF}, remove=remove_wish, rows=Wish.objects)
EACH = pytest.mark.parametrize("note", [ABSENCE, WISH], ids=lambda note: note.name)


@EACH
def test_people_take_their_own_back(here: Cast, note: Note) -> None:
    own = on_roster(here, user_id=here.aoi.user_id)
    note.taken_back(own.pk, note.written(here, own).pk, here.aoi)
    assert not note.rows.exists()
    assert remembered(f"{note.name}.removed") == [("centre_staff", None, "done")]


@EACH
def test_what_is_gone_stays_gone_and_is_remembered_once(here: Cast, note: Note) -> None:
    person = on_roster(here)
    key = note.written(here, person).pk
    for _time in range(2):
        note.taken_back(person.pk, key, here.mio)
    assert remembered(f"{note.name}.removed") == [("administrator", None, "done")]


@EACH
@pytest.mark.parametrize("name", ["nagi", "ren", "sora"])
def test_nobody_takes_back_what_is_somebody_elses(here: Cast, note: Note, name: str) -> None:
    person = on_roster(here, user_id=here.aoi.user_id)
    row = note.written(here, person)
    with pytest.raises(NotAllowedError):
        note.taken_back(person.pk, row.pk, here.actors[name])
    assert note.rows.get() == row


@EACH
def test_the_number_of_somebody_elses_under_ones_own_name_removes_nothing(here: Cast, note: Note) -> None:
    own, other = on_roster(here, user_id=here.aoi.user_id), on_roster(here, "村上 凪")
    row = note.written(here, other)
    note.taken_back(own.pk, row.pk, here.aoi)
    assert note.rows.get() == row
    assert remembered(f"{note.name}.removed") == []


@EACH
def test_nobody_of_this_number_has_any(here: Cast, note: Note) -> None:
    with pytest.raises(CounsellorNotFoundError):
        note.taken_back(404, 1, here.mio)


@EACH
def test_the_one_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast, note: Note) -> None:
    person = on_roster(here)
    row = note.written(here, person)
    with use(saijo_cast.city):
        twin_of(person, on_roster(saijo_cast))
        theirs = twin_of(row, note.written(saijo_cast, person))
    note.taken_back(person.pk, row.pk, here.mio)
    with use(saijo_cast.city):
        assert note.rows.get() == theirs
