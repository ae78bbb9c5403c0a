"""The rows that one deed leaves beside its case."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from case_core.cases.models import Case, CaseStep, Contact, Statement
from case_core.cases.states import Channel, Direction, Outcome, StatementKind, StepKind
from case_core.intake.models import Receipt
from case_core.parties.folding import fold_person
from case_core.parties.models import Person
from mannaka.demo_data import deeds
from mannaka.demo_data.sheets import Sheets
from mannaka_kit import audit
from mannaka_kit.identifiers import new_receipt_secret, secret_hash
from tenants.accounts.actor import Actor


class Rows(Sheets):
    """Sheets that know what a person, a receipt, a contact and a step look like."""

    def add_person(self, deed: deeds.Open, by: audit.Actor) -> Person:
        """Add who came."""
        told = deed.person
        person = Person(
            name=told.name,
            name_kana=told.name_kana,
            telephone=told.telephone,
            email=told.email,
            birth_date=told.birth_date,
            is_anonymous=told.is_nickname or not told.name,
            added_at=deed.at,
        )
        fold_person(person)
        self.add(person)
        self.record("person.added", actor=by, target=person, at=deed.at, case_id=None)
        return person

    def give_receipt(self, case: Case, deed: deeds.Open, by: audit.Actor) -> None:
        """Add the citizen's slip; its secret is told to nobody, for these people are invented."""
        hashed = secret_hash(new_receipt_secret())
        receipt = Receipt(case=case, number=case.number, secret_hash=hashed, issued_at=deed.at)
        self.add(receipt)
        self.record("receipt.issued", actor=by, target=receipt, at=deed.at, case_id=case.pk)

    def add_contact(
        self,
        case: Case,
        deed: deeds.Deed,
        *,
        channel: Channel,
        direction: Direction,
        said: Mapping[str, str],
        author: Actor | None,
        is_visible: bool = False,
        minutes: int | None = None,
    ) -> Contact:
        """Add what was said."""
        contact = Contact(
            case=case,
            at=deed.at,
            channel=channel,
            direction=direction,
            author_id=author.user_id if author else None,
            is_visible_to_citizen=is_visible,
            minutes=minutes,
        )
        self.add(contact)
        third_party = deed.third_party if isinstance(deed, deeds.Note) else ""
        for kind, body in said.items():
            speaker = third_party if kind == StatementKind.THIRD_PARTY else ""
            self.add(Statement(contact=contact, kind=kind, speaker=speaker, body=body))
        return contact

    def add_step(
        self,
        case: Case,
        deed: deeds.Deed,
        kind: StepKind,
        actor: Actor,
        *,
        note: str = "",
        outcome: Outcome | str = "",
        subject_id: int | None = None,
        was: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """Add a turn of the timeline; `was` is what an end took off the case."""
        self.add(
            CaseStep(
                case=case,
                at=deed.at,
                kind=kind,
                actor_id=actor.user_id,
                subject_id=subject_id,
                note=note,
                outcome=outcome,
                referred_to=deed.referred_to if isinstance(deed, deeds.Close) else "",
                recovered_yen=deed.recovered_yen if isinstance(deed, deeds.Close) else None,
                **was,
            )
        )
