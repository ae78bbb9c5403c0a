"""The one door for every matter, by whichever channel it comes."""

from dataclasses import dataclass
from datetime import date, datetime

from case_core.cases.actions.open_case import open_case
from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import Channel
from case_core.cases.topics import Topic
from case_core.intake.errors import AddressShieldedError, MatterMissingError, PersonDiffersError, PersonNotFoundError
from case_core.intake.events import CallTakenUp, MatterReceived
from case_core.intake.models import Receipt
from case_core.intake.titles import title_from
from case_core.parties.actions.add_person import add_person
from case_core.parties.facts import Facts
from case_core.parties.models import Person
from case_core.relations.actions.add_case_person import Who, add_case_person
from case_core.relations.actions.change_person import change_person
from case_core.relations.places import Place
from case_core.relations.states import PersonRole
from case_core.shields.selectors import people_hidden_from
from case_core.troubles.actions.tick_troubles import tick_troubles
from case_core.troubles.ticks import NOTHING_TICKED, Ticks
from mannaka_kit import audit
from mannaka_kit.decisions import deny, require
from mannaka_kit.identifiers import new_receipt_secret, secret_hash
from mannaka_kit.japanese import telephone_digits
from mannaka_kit.outbox import events
from mannaka_kit.transactions import joined, written_together
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """What somebody told of themselves; nobody must tell anything. `known_id` is set for who has been here before."""

    name: str = ""
    name_kana: str = ""
    telephone: str = ""
    email: str = ""
    postcode: str = ""
    address: str = ""
    birth_date: date | None = None
    is_nickname: bool = False
    troubles: Ticks = NOTHING_TICKED
    known_id: int | None = None
    # Whom the matter is about, where it is not the one who came, and what they are to that one.
    concerned: Who | None = None
    relation: str = ""
    # The call by which they reached us, where the telephone system told of it.
    call_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What to tell the citizen; the secret is known now and never again."""

    case_id: int
    number: str
    receipt_number: str
    secret: str


@joined
@written_together()
def receive_matter(
    *,
    channel: str,
    topic: str,
    body: str,
    person: PersonDetails,
    actor: Actor | None,
    at: datetime,
    title: str = "",
    minutes: int | None = None,
) -> Received:
    """
    Make a case of a matter and give the citizen a receipt; without an actor the citizen brought it themselves.

    `minutes` is how long the talk took.

    :raises NotAllowedError: the actor is not of the centre.
    :raises MatterMissingError: there are no words.
    :raises PersonNotFoundError: there is no such person.
    :raises PersonDiffersError: what was told is not what is known of that person.
    :raises AddressShieldedError: an address was told of a known person whose whereabouts nobody is told.
    :raises PostcodeError: the postcode is none.
    :raises WorstMissingError: several troubles are ticked, and none of them is the worst.
    """
    if not body.strip():
        raise MatterMissingError(field="body")
    party = _added(person, actor=actor, at=at) if person.known_id is None else _known(person.known_id, person, actor)
    case = open_case(
        title=title or title_from(body),
        topic=Topic(topic),
        channel=Channel(channel),
        party=party,
        words=body,
        actor=actor,
        at=at,
        minutes=minutes,
    )
    if actor is not None:
        _write_down_more(case.pk, person, actor=actor, at=at)
        _write_down_address(case.pk, person, known=party, actor=actor, at=at)
    _tell(case, call_id=person.call_id)
    return _give_receipt(case, actor=actor, at=at)


def _tell(case: Case, *, call_id: int | None) -> None:
    events.record(MatterReceived(case_id=case.pk, channel=case.channel))
    if call_id is not None:
        events.record(CallTakenUp(case_id=case.pk, call_id=call_id))


def _added(person: PersonDetails, *, actor: Actor | None, at: datetime) -> Person:
    told = Facts(
        name=person.name,
        name_kana=person.name_kana,
        telephone=person.telephone,
        email=person.email,
        postcode=person.postcode,
        address=person.address,
        birth_date=person.birth_date,
        is_anonymous=person.is_nickname,
    )
    return add_person(told=told, actor=actor, at=at)


def _known(person_id: int, told: PersonDetails, actor: Actor | None) -> Person:
    require(can_work_on_cases(actor) if actor else deny("role"))
    known = _found(person_id, actor) if actor else None
    if known is None:
        raise PersonNotFoundError(field="known")
    # Nothing that was told may be lost: what differs belongs to somebody else, or must be corrected first.
    if told.name not in ("", known.name):
        raise PersonDiffersError(field="name")
    if told.name_kana not in ("", known.name_kana):
        raise PersonDiffersError(field="name_kana")
    if told.telephone and telephone_digits(told.telephone) != telephone_digits(known.telephone):
        raise PersonDiffersError(field="telephone")
    if told.birth_date not in (None, known.birth_date):
        raise PersonDiffersError(field="birth_date")
    if told.email not in ("", known.email):
        raise PersonDiffersError(field="email")
    if (told.postcode or told.address) and known.is_shielded:
        raise AddressShieldedError(field="address")
    return known


def _found(person_id: int, actor: Actor) -> Person | None:
    # Taken first, and only then looked at: they may be hidden from the clerk at this very moment.
    list(Person.objects.select_for_update(no_key=True).filter(pk=person_id).values_list("pk"))
    return Person.objects.exclude(pk__in=people_hidden_from(actor)).filter(pk=person_id).first()


def _write_down_more(case_id: int, told: PersonDetails, *, actor: Actor, at: datetime) -> None:
    """Keep what a clerk asked beyond the matter: the troubles, and whom it is about where that is somebody else."""
    if told.troubles != NOTHING_TICKED:
        tick_troubles(case_id=case_id, ticks=told.troubles, seen="", actor=actor, at=at)
    if told.concerned is not None:
        place = Place(role=PersonRole.CONCERNED, relation=told.relation)
        add_case_person(case_id=case_id, who=told.concerned, place=place, actor=actor, at=at)


def _write_down_address(case_id: int, told: PersonDetails, *, known: Person, actor: Actor, at: datetime) -> None:
    """Keep where somebody known lives now; people move, and where they lived stays to be read."""
    facts = Facts(postcode=told.postcode)
    if told.address:  # a postcode alone leaves the lines, but new lines do not keep the former postcode
        facts["address"] = told.address
    if told.known_id is not None and any(facts.values()):
        change_person(case_id=case_id, told=facts, seen_edition=known.edition, actor=actor, at=at)


def _give_receipt(case: Case, *, actor: Actor | None, at: datetime) -> Received:
    secret = new_receipt_secret()
    receipt = Receipt.objects.create(case=case, number=case.number, secret_hash=secret_hash(secret), issued_at=at)
    audit.record("receipt.issued", actor=actor or audit.CITIZEN, target=receipt, at=at, case_id=case.pk)
    return Received(case_id=case.pk, number=case.number, receipt_number=receipt.number, secret=secret)
