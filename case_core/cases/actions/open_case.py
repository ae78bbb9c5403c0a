"""Make a case of a matter."""

from datetime import datetime

from case_core.cases.deadlines import centre_due
from case_core.cases.events import CaseOpened
from case_core.cases.models import Case, Contact
from case_core.cases.numbers import next_number
from case_core.cases.policies import can_work_on_cases
from case_core.cases.statements import write_statements
from case_core.cases.states import Channel, Direction, Mark, StatementKind
from case_core.cases.topics import Topic
from case_core.parties.models import Person
from case_core.spans.recording import came_in
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from mannaka_kit.transactions import joined
from tenants.accounts.actor import Actor


@joined
def open_case(
    *,
    title: str,
    topic: Topic,
    channel: Channel,
    party: Person,
    words: str,
    actor: Actor | None,
    at: datetime,
    minutes: int | None = None,
) -> Case:
    """
    Open a case with the person's own words as its first contact, which took so many minutes.

    Without an actor the citizen brought it.

    :raises NotAllowedError: the actor is not of the centre.
    """
    if actor is not None:
        require(can_work_on_cases(actor))
    case = Case.objects.create(
        number=next_number(at),
        title=title,
        topic=topic,
        channel=channel,
        party=party,
        due_on=centre_due(at),
        opened_at=at,
        touched_at=at,
        marks=[Mark.SHIELDED] if party.is_shielded else [],
    )
    came_in(case.pk, at=at)
    _write_first_contact(case, words=words, actor=actor, at=at, minutes=minutes)
    audit.record("case.opened", actor=actor or audit.CITIZEN, target=case, at=at, case_id=case.pk)
    events.record(CaseOpened(case_id=case.pk))
    return case


def _write_first_contact(case: Case, *, words: str, actor: Actor | None, at: datetime, minutes: int | None) -> None:
    contact = Contact.objects.create(
        case=case,
        at=at,
        channel=case.channel,
        direction=Direction.INCOMING,
        author_id=actor.user_id if actor else None,
        # What a citizen wrote is theirs to read again; what a clerk took down on the telephone is a note.
        is_visible_to_citizen=actor is None,
        minutes=minutes,
    )
    write_statements(contact, {StatementKind.WORDS: words})
