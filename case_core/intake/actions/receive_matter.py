"""The one door for every matter, by whichever channel it comes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.cases.actions.open_case import open_case
from case_core.cases.models import Case
from case_core.cases.states import Channel
from case_core.cases.topics import Topic
from case_core.intake.errors import MatterMissingError
from case_core.intake.events import MatterReceived
from case_core.intake.models import Receipt
from case_core.intake.titles import title_from
from case_core.parties.actions.add_person import add_person
from mannaka_kit import audit
from mannaka_kit.identifiers import new_receipt_secret, secret_hash
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """What somebody told of themselves; nobody must tell anything."""

    name: str = ""
    name_kana: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What to tell the citizen; the secret is known now and never again."""

    case_id: int
    number: str
    receipt_number: str
    secret: str


@transaction.atomic
def receive_matter(
    *,
    channel: str,
    topic: str,
    body: str,
    person: PersonDetails,
    actor: Actor | None,
    at: datetime,
    title: str = "",
) -> Received:
    """
    Make a case of a matter and give the citizen a receipt; without an actor the citizen brought it themselves.

    :raises NotAllowedError: the actor is not of the centre.
    :raises MatterMissingError: there are no words.
    """
    if not body.strip():
        raise MatterMissingError(field="body")
    party = add_person(
        name=person.name, name_kana=person.name_kana, telephone=person.telephone, email=person.email, actor=actor, at=at
    )
    case = open_case(
        title=title or title_from(body),
        topic=Topic(topic),
        channel=Channel(channel),
        party=party,
        words=body,
        actor=actor,
        at=at,
    )
    events.record(MatterReceived(case_id=case.pk, channel=case.channel))
    return _give_receipt(case, actor=actor, at=at)


def _give_receipt(case: Case, *, actor: Actor | None, at: datetime) -> Received:
    secret = new_receipt_secret()
    receipt = Receipt.objects.create(case=case, number=case.number, secret_hash=secret_hash(secret), issued_at=at)
    audit.record("receipt.issued", actor=actor or audit.CITIZEN, target=receipt, at=at, case_id=case.pk)
    return Received(case_id=case.pk, number=case.number, receipt_number=receipt.number, secret=secret)
