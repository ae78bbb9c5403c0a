"""Of each form whose drafts are kept: who writes there, what it is about, and in which field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from case_core.drafts.kept import KEPT
from case_core.drafts.states import FormName
from tests.support.approvals import asked_to_read
from tests.support.cases import acknowledged, asking_for_time, bounced, closed, handed_over, new_case
from tests.support.cast import Cast
from tests.support.conversations import a_conversation
from tests.support.deliveries import a_line
from tests.support.heads import head_of_centre
from tests.support.incidents import incident
from tests.support.receiving import a_relative
from tests.support.records import a_record
from tests.support.safety import a_step
from tests.support.sheets import a_debt, a_month


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A form at its address, with somebody who may send it."""

    who: str
    path: str
    subject_id: int | None
    field: str


_About = Callable[[Cast], int | None]


def _a_case(cast: Cast) -> int:
    return new_case(cast).pk


def _bounced_twice(cast: Cast) -> int:
    head_of_centre(cast)
    return handed_over(cast, bounced(cast, times=2)).pk


def _incident_for_the_head(cast: Cast) -> int:
    head_of_centre(cast)
    return incident(cast, new_case(cast)).pk


def _case_of_the_head(cast: Cast) -> int:
    head_of_centre(cast)
    return new_case(cast).pk


def _request_to_the_head(cast: Cast) -> int:
    head_of_centre(cast)
    return asked_to_read(cast, new_case(cast)).pk


_PAGES: Final[Mapping[FormName, tuple[str, _About, str]]] = {
    FormName.INTAKE: ("aoi", lambda _cast: None, "matter"),
    FormName.CONTACT: ("aoi", _a_case, "fact"),
    FormName.REPLY: ("aoi", _a_case, "body"),
    FormName.CLOSE: ("aoi", _a_case, "note"),
    FormName.REOPEN: ("aoi", lambda cast: closed(cast, new_case(cast)).pk, "reason"),
    FormName.PROMISE: ("aoi", _a_case, "reason"),
    FormName.HAND_OVER: ("aoi", _a_case, "story"),
    FormName.WAIVE: ("aoi", lambda cast: handed_over(cast, new_case(cast)).pk, "reason"),
    FormName.REPORT: ("ren", lambda cast: acknowledged(cast, new_case(cast)).pk, "report"),
    FormName.RETURN: ("ren", lambda cast: handed_over(cast, new_case(cast)).pk, "reason"),
    FormName.EXTENSION: ("ren", lambda cast: acknowledged(cast, new_case(cast)).pk, "reason"),
    FormName.EXTENSION_ANSWER: ("aoi", lambda cast: asking_for_time(cast, new_case(cast)).pk, "note"),
    FormName.ALLOW_RETURN: ("nagi", _bounced_twice, "reason"),
    FormName.INCIDENT: ("aoi", _a_case, "what"),
    FormName.INCIDENT_DECISION: ("nagi", _incident_for_the_head, "words"),
    FormName.AGREED_LINE: ("nagi", _case_of_the_head, "answer"),
    FormName.CARE: ("aoi", lambda cast: incident(cast, new_case(cast)).pk, "note"),
    FormName.RECORD_ENTRY: ("aoi", lambda cast: a_record(cast, new_case(cast)).pk, "body"),
    FormName.READING: ("aoi", _a_case, "words"),
    FormName.ENDING: ("aoi", _a_case, "words"),
    FormName.APPROVAL: ("nagi", _request_to_the_head, "comment"),
    FormName.BUSINESS: ("aoi", _a_case, "contact_name"),
    FormName.SESSION: ("aoi", _a_case, "summary"),
    FormName.BUDGET: ("aoi", _a_case, "note"),
    FormName.BUDGET_CHANGE: ("aoi", lambda cast: a_month(cast, new_case(cast)).pk, "note"),
    FormName.DEBT: ("aoi", _a_case, "note"),
    FormName.DEBT_CHANGE: ("aoi", lambda cast: a_debt(cast, new_case(cast)).pk, "note"),
    FormName.TALK: ("aoi", _a_case, "agreed"),
    FormName.RISK: ("aoi", _a_case, "signs"),
    FormName.WHY_NOT: ("aoi", lambda cast: a_step(cast, new_case(cast)).pk, "why_not"),
    FormName.PERSON: ("aoi", _a_case, "address"),
    FormName.CASE_PERSON: ("aoi", _a_case, "note"),
    FormName.PLACE: ("aoi", lambda cast: a_relative(cast, new_case(cast), name="母").pk, "note"),
    FormName.TIE: ("aoi", _a_case, "words"),
    FormName.SHIELD: ("aoi", _a_case, "circumstances"),
    FormName.CONVERSATION: ("aoi", lambda cast: a_conversation(a_line(cast.city, cast.users["mio"])).pk, "body"),
    FormName.CONSENT: ("aoi", _a_case, "purpose"),
    FormName.SHARE: ("aoi", _a_case, "words"),
    FormName.REFER: ("aoi", _a_case, "reason"),
    FormName.SHIELD_BESIDE: ("aoi", lambda cast: a_relative(cast, new_case(cast), name="母").pk, "circumstances"),
}


def page_of(form: FormName, cast: Cast) -> Page:
    """Return the page of a form, about something that is there; call it inside the city."""
    who, about, field = _PAGES[form]
    subject_id = about(cast)
    path = reverse(KEPT[form].page, args=[] if subject_id is None else [subject_id], urlconf="mannaka.urls_city")
    return Page(who=who, path=path, subject_id=subject_id, field=field)
