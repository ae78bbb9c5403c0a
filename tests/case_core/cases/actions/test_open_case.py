from datetime import date, datetime

import pytest
from django.db import transaction

from case_core.cases.actions.open_case import open_case
from case_core.cases.events import CaseOpened
from case_core.cases.models import Case, Statement
from case_core.cases.states import CaseStatus, Channel, StatementKind
from case_core.cases.topics import Topic
from case_core.parties.models import Person
from mannaka_kit.clock import TOKYO
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def opened(actor: Actor | None, at: datetime = AT) -> Case:
    person = Person.objects.create(name="田中 花子", added_at=at)
    return open_case(
        title="住民税の通知が届かない",
        topic=Topic.PROCEDURES_TAX,
        channel=Channel.TELEPHONE,
        party=person,
        words="通知が届かない。",
        actor=actor,
        at=at,
    )


def test_a_case_opens_new_with_a_number_and_the_persons_words(here: Cast, told: list[object]) -> None:
    case = opened(here.aoi)

    assert (case.number, case.status, case.owner_id) == ("2025-0001", CaseStatus.NEW, None)
    said = Statement.objects.get(contact__case=case)
    assert (said.kind, said.body) == (StatementKind.WORDS, "通知が届かない。")
    assert remembered("case.opened") == [("centre_staff", case.pk, "done")]
    assert told == [CaseOpened(case_id=case.pk)]


def test_the_answer_is_promised_for_the_next_business_day(here: Cast) -> None:
    friday_before_a_long_weekend = datetime(2026, 1, 9, 16, 0, tzinfo=TOKYO)
    assert opened(here.aoi).due_on == date(2026, 1, 14)
    assert opened(here.aoi, friday_before_a_long_weekend).due_on == date(2026, 1, 13)


def test_the_citizen_reads_what_they_wrote_but_not_what_a_clerk_took_down(here: Cast) -> None:
    assert opened(None).contacts.get().is_visible_to_citizen
    assert not opened(here.aoi).contacts.get().is_visible_to_citizen
    assert remembered("case.opened")[0][0] == "citizen"


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_nobody_but_the_centre_opens_cases(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError), transaction.atomic():
        opened(here.actors[name])
    assert not Case.objects.exists()
