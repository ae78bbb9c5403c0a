"""The head decides, once, and says why."""

import pytest

from case_core.incidents.actions.decide_incident import decide_incident
from case_core.incidents.errors import AlreadyDecidedError, FactMissingError, IncidentNotFoundError
from case_core.incidents.states import Decision
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.incidents import incident
from tests.support.safety import head

WHY = "2人で対応する。ひとりのときは責任者を呼ぶ。"


def test_the_decision_has_its_head_and_its_words(here: Cast) -> None:
    made = incident(here, new_case(here))

    decide_incident(incident_id=made.pk, decision=Decision.TWO_CLERKS, words=WHY, actor=head(here), at=LATER)

    made.refresh_from_db()
    assert (made.decision, made.decision_words, made.decided_at) == (Decision.TWO_CLERKS, WHY, LATER)


def test_it_is_decided_once(here: Cast) -> None:
    made = incident(here, new_case(here))
    decide_incident(incident_id=made.pk, decision=Decision.GO_ON, words=WHY, actor=head(here), at=LATER)

    with pytest.raises(AlreadyDecidedError):
        decide_incident(incident_id=made.pk, decision=Decision.POLICE, words=WHY, actor=head(here), at=LATER)


def test_a_decision_says_why(here: Cast) -> None:
    with pytest.raises(FactMissingError):
        decide_incident(
            incident_id=incident(here, new_case(here)).pk,
            decision=Decision.POLICE,
            words="",
            actor=head(here),
            at=LATER,
        )


def test_no_clerk_decides(here: Cast) -> None:
    made = incident(here, new_case(here))

    with pytest.raises(NotAllowedError):
        decide_incident(incident_id=made.pk, decision=Decision.POLICE, words=WHY, actor=here.aoi, at=LATER)


def test_there_must_be_such_an_incident(here: Cast) -> None:
    with pytest.raises(IncidentNotFoundError):
        decide_incident(incident_id=2**40, decision=Decision.POLICE, words=WHY, actor=head(here), at=LATER)
