"""The rules of the roster: how many people a day needs, and how many of them know a topic."""

import pytest

from case_core.roster import rules
from case_core.roster.actions.change_roster_rules import change_roster_rules
from case_core.roster.errors import NeedByTopicError, RulesOutOfRangeError
from case_core.roster.models import StaffingNeed
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import Cast

TWO = Need(kind=CounsellorKind.REGULAR, people=2)
KNOWING = Need(kind=CounsellorKind.REGULAR, people=1, topic="money")


def settle(cast: Cast, *needs: Need) -> None:
    change_roster_rules(limits=Limits(), needs={DayKind.WORKDAY: needs}, actor=cast.mio, at=LATER)


def test_needs_by_topic_are_kept_beside_those_of_people(here: Cast, saijo_cast: Cast) -> None:
    settle(here, TWO, KNOWING)
    assert rules.needs()[DayKind.WORKDAY] == (TWO, KNOWING)
    with use(saijo_cast.city):
        assert not StaffingNeed.objects.exists()


@pytest.mark.parametrize(
    "needs",
    [
        (TWO, Need(kind=CounsellorKind.REGULAR, people=3, topic="money")),
        (TWO, Need(kind=CounsellorKind.CONSUMER, people=1, topic="consumer")),
        (TWO, KNOWING, KNOWING),
        (TWO, TWO),
    ],
)
def test_what_cannot_hold_together_is_refused(here: Cast, needs: tuple[Need, ...]) -> None:
    with pytest.raises(NeedByTopicError):
        settle(here, *needs)
    assert not StaffingNeed.objects.exists()


def test_a_day_without_people_needs_nobody_who_knows(here: Cast) -> None:
    for needs in ((), (KNOWING,), (Need(kind=CounsellorKind.REGULAR, people=51),)):
        with pytest.raises(RulesOutOfRangeError):
            settle(here, *needs)


def test_only_those_who_keep_the_roster_settle_it(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        change_roster_rules(limits=Limits(), needs={DayKind.WORKDAY: (TWO,)}, actor=here.ren, at=LATER)
