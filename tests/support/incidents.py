"""Incidents at the desk, and one agreed answer."""

from datetime import date

from case_core.cases.models import Case
from case_core.incidents.actions.agree_line import agree_line
from case_core.incidents.actions.record_incident import Facts, record_incident
from case_core.incidents.actions.write_care import write_care
from case_core.incidents.models import AgreedLine, Incident, StaffCare
from case_core.incidents.states import Wish
from tests.support.cases import AT, LATER
from tests.support.cast import Cast
from tests.support.safety import head

FACTS = Facts(
    happened_at=AT,
    minutes=50,
    place="窓口2番",
    who="相談した方が、受付の職員に",
    what="同じ説明を5回求め、机を2回たたいた。",
    quotes="「おまえでは話にならない」",
)
ANSWER = "昨年12月10日にお返事したとおりで、変わりはありません。新しい事情があるときは、書面でお知らせください。"


def incident(cast: Cast, case: Case) -> Incident:
    """Return what Aoi recorded."""
    return record_incident(case_id=case.pk, facts=FACTS, actor=cast.aoi, at=LATER)


def agreed(cast: Cast, case: Case, last_day: date = date(2026, 3, 31)) -> AgreedLine:
    """Return the answer on which the head decided."""
    return agree_line(case_id=case.pk, answer=ANSWER, last_day=last_day, actor=head(cast), at=LATER)


def care(cast: Cast, of: Incident) -> StaffCare:
    """Return what Aoi wrote to the head."""
    return write_care(
        incident_id=of.pk,
        reader_id=head(cast).user_id,
        wishes=[Wish.REST, Wish.TALK],
        note="手がふるえて、電話が取れません。",
        actor=cast.aoi,
        at=LATER,
    )
