"""Restricted records at each point of their way, made through the actions that people use."""

from datetime import datetime

from case_core.cases.models import Case
from case_core.cases.states import StatementKind
from case_core.records.actions.break_glass import break_glass
from case_core.records.actions.open_compartment import open_compartment
from case_core.records.actions.write_entry import write_entry
from case_core.records.models import Compartment, Opening, SealedEntry
from case_core.records.states import CompartmentKind
from tests.support.cases import LATER
from tests.support.cast import Cast

SECRET = "夜になると、父の足音がこわいと話した。"
REASON = "本人から助けを求める電話があり、担当の青井が不在のため。"


def a_record(cast: Cast, case: Case, kind: CompartmentKind = CompartmentKind.ABUSE) -> Compartment:
    """Let Aoi begin a restricted record."""
    return open_compartment(case_id=case.pk, kind=kind, actor=cast.aoi, at=LATER)


def an_entry(cast: Cast, compartment: Compartment, body: str = SECRET) -> SealedEntry:
    """Let Aoi write what the person said."""
    kind = StatementKind.WORDS
    return write_entry(compartment_id=compartment.pk, kind=kind, body=body, actor=cast.aoi, at=LATER)


def opened_in_emergency(cast: Cast, compartment: Compartment, at: datetime = LATER) -> Opening:
    """Let Nagi look into it."""
    return break_glass(compartment_id=compartment.pk, reason=REASON, actor=cast.nagi, at=at)
