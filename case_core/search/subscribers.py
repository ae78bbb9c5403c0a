"""After each change a case is found by its new words, too: about a second later, whatever becomes of this process."""

from case_core.cases.events import (
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CaseRetitled,
    CitizenAnswered,
    CitizenWrote,
    ContactRecorded,
)
from case_core.handovers.events import HandoverReportedBack, HandoverReturned, HandoverSent, HandoverWaived
from case_core.relations.events import PeopleChanged, PeopleMerged, PersonChanged
from case_core.safety.events import ShieldLifted, ShieldSet
from case_core.search.actions.index_cases import index_cases
from case_core.search.actions.index_person import index_person
from case_core.search.actions.index_who_came import index_who_came
from mannaka_kit import clock
from mannaka_kit.outbox import subscribe


@subscribe(CaseOpened)
def index_opened(event: CaseOpened) -> None:
    """Find a new case."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(CaseRetitled)
def index_title(event: CaseRetitled) -> None:
    """Find it by its new title."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(ContactRecorded)
def index_contact(event: ContactRecorded) -> None:
    """Find what a clerk wrote down."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(CitizenWrote)
def index_message(event: CitizenWrote) -> None:
    """Find what the citizen wrote."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(CitizenAnswered)
def index_reply(event: CitizenAnswered) -> None:
    """Find what the city answered."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(CaseClosed)
def index_ending(event: CaseClosed) -> None:
    """Find how it ended."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(CaseReopened)
def index_return(event: CaseReopened) -> None:
    """Find why it goes on."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(HandoverSent)
def index_letter(event: HandoverSent) -> None:
    """Find what a section was told."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(HandoverReportedBack)
def index_report(event: HandoverReportedBack) -> None:
    """Find what a section answered."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(HandoverReturned)
def index_refusal(event: HandoverReturned) -> None:
    """Find why a section did not take it."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(HandoverWaived)
def index_waiver(event: HandoverWaived) -> None:
    """Find why an answer was not awaited."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(PersonChanged)
def index_changed_person(event: PersonChanged) -> None:
    """Find all cases of somebody by what is known of them now."""
    index_person(person_id=event.person_id, at=clock.now())


@subscribe(PeopleChanged)
def index_people(event: PeopleChanged) -> None:
    """Find it by who stands in it now."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(PeopleMerged)
def index_moved(event: PeopleMerged) -> None:
    """Find a case by the names of the entry to which it moved, or back."""
    index_cases(case_ids=[event.case_id], at=clock.now())


@subscribe(ShieldSet)
def hide_number(event: ShieldSet) -> None:
    """Find nobody by a number that nobody is told."""
    index_who_came(case_id=event.case_id, at=clock.now())


@subscribe(ShieldLifted)
def show_number(event: ShieldLifted) -> None:
    """Find somebody by their number again."""
    index_who_came(case_id=event.case_id, at=clock.now())
