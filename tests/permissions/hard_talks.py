"""Shields, risks, talks and incidents, as the world holds them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from case_core.cases.models import Case
from case_core.cases.states import Channel
from case_core.incidents.actions.write_care import write_care
from case_core.incidents.models import Incident, StaffCare
from case_core.parties.models import Person
from case_core.relations.models import CasePerson
from case_core.safety.actions.note_risk import note_risk
from case_core.safety.models import RiskStep
from case_core.safety.states import RiskKind
from case_core.talks.actions.call_second_clerk import call_second_clerk
from case_core.talks.models import Talk
from mannaka_kit import clock
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.incidents import agreed, incident
from tests.support.receiving import a_relative
from tests.support.safety import shielded

KINDS_OF_HARD_TALKS: Mapping[str, type[Model]] = {
    **dict.fromkeys(("shielded_case_id", "agreed_case_id"), Case),
    "person_id": Person,
    "shielded_place_id": CasePerson,
    "step_id": RiskStep,
    "talk_id": Talk,
    "incident_id": Incident,
    "care_id": StaffCare,
}


def hard_talks(cast: Cast, word: str) -> dict[str, Any]:
    """Make one of each; the other clerk calls for help, and wrote to the centre's visitor."""
    hidden, urgent, heated, settled = (new_case(cast, body=word) for _number in range(4))
    shielded(cast, hidden)
    beside = a_relative(cast, hidden, name=word)
    shielded(cast, hidden, place=beside)
    agreed(cast, settled)
    at = clock.now()
    risk = note_risk(case_id=urgent.pk, kind=RiskKind.SUICIDE, signs=word, actor=cast.aoi, at=at)
    talk = call_second_clerk(began_at=at, channel=Channel.TELEPHONE, place=word, actor=cast.nagi, at=at)
    happened = incident(cast, heated)
    care = write_care(incident_id=happened.pk, reader_id=cast.aoi.user_id, wishes=[], note=word, actor=cast.nagi, at=at)
    return {
        "shielded_case_id": hidden.pk,
        "shielded_place_id": beside.pk,
        "agreed_case_id": settled.pk,
        "person_id": settled.party_id,
        "step_id": risk.steps.all()[0].pk,
        "talk_id": talk.pk,
        "incident_id": happened.pk,
        "care_id": care.pk,
    }
