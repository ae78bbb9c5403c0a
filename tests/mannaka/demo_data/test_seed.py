"""Filling a city: the quick way leaves what the actions leave, and a filled city is left alone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from case_core.cases.models import Case
from case_core.desk.models import Summons
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus
from case_core.ledger.models import LedgerEntry
from case_core.referrals.models import Referral
from case_core.referrals.states import ReferralStatus
from case_core.sharing.projection import projection_of
from mannaka.demo_data import deeds, seed
from mannaka.demo_data.board import FIRST_CLERKS, NEW, WAITING, WAITING_DUE
from mannaka.demo_data.by_actions import ByActions
from mannaka.demo_data.by_rows import ByRows
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.plan import plan_year
from mannaka_kit.audit.models import Entry
from mannaka_kit.audit.sequencer import sequence_entries
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import User
from tenants.partners.data_classes import DataClass
from tests.mannaka.demo_data.rows_of_a_city import rows_of_this_city
from tests.mannaka.demo_data.test_plan import NOW, OPEN_NOW

SMALL = 0.05
URGENT = 1  # a risk makes its case due at once
REFERRED = 8  # bodies still owe an answer, one since some days; letters reach two, one has a system of its own
REFERRED_DUE = 1
BY_LINE = 1  # answered by LINE last week, and not closed yet
FOLLOWING = {
    "case_core.bookings.subscribers.have_a_meeting",
    "case_core.bookings.subscribers.tie_the_meeting",
    "case_core.calls.subscribers.follow",
    "case_core.conversations.subscribers.hand_over",
    "case_core.conversations.subscribers.follow",
    "case_core.desk.subscribers.free_the_rooms",
    "case_core.desk.tasks.escalate",
    "case_core.handovers.tasks.remind",
    "case_core.promises.subscribers.keep_by_contact",
    "case_core.promises.subscribers.keep_by_end",
    "case_core.promises.tasks.look",
    "case_core.records.subscribers.tell_by_mail",
    "case_core.referrals.subscribers.hand_over",
    "case_core.referrals.subscribers.plan_notices",
    "case_core.roster.subscribers.have_it_worked_out",
    "case_core.roster.subscribers.tell_who_decides",
    "case_core.roster.subscribers.tell_who_is_asked",
    "cms.eservices.subscribers.tell_of_the_booking",
    "cms.portal.subscribers.tell_that_it_came",
    "tenants.partners.subscribers.tell_the_invited",
    "tenants.plugins.subscribers.keep_the_bar_true",
}


def silent(_line: str) -> None:
    return


@pytest.fixture(autouse=True)
def _tuesday_afternoon() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def letters_of_the_demonstration() -> list[tuple[str, int]]:
    """Return how each letter was answered, and how often it was looked at; nobody reads the name that is covered."""
    found = Referral.objects.select_related("grant__case").filter(grant__organization__reaches=["letter"])
    for each in found:
        told = projection_of(each.grant, [DataClass(name) for name in each.grant.data_classes])
        assert "森さん" not in str(told)
    looks = {each.pk: Entry.objects.filter(action="share.viewed", case_id=each.case_id).count() for each in found}
    return sorted((each.answered_via, looks[each.pk]) for each in found)


def some_of_everything() -> list[deeds.Deed]:
    """Return the deeds of two cases for each kind of deed, and of today's board."""
    year = plan_year(IMABARI, now=NOW, scale=0.5)
    chosen = set(range(year.cases - OPEN_NOW, year.cases))
    # By name: a dataclass with slots is made twice, and both are known as subclasses.
    kinds = {kind for each in (deeds.Deed, deeds.CallDeed, deeds.TermDeed) for kind in each.__subclasses__()}
    for name in sorted({kind.__name__ for kind in kinds} - {"CallDeed", "TermDeed"}):
        cases = [deed.case for deed in year.deeds if type(deed).__name__ == name]
        assert len(cases) > 1, f"nobody does {name}"
        chosen.update(cases[:2])
    return [deed for deed in year.deeds if deed.case in chosen]


def test_the_quick_way_leaves_the_rows_that_the_actions_leave(db: None, imabari: Tenant, saijo: Tenant) -> None:
    told = some_of_everything()
    with use(imabari):
        seed.staff_city(imabari, IMABARI, at=NOW)
        ByActions(seed.cast_of(IMABARI)).play_all(told)
        by_actions = rows_of_this_city()
    with use(saijo):
        seed.staff_city(saijo, IMABARI, at=NOW)
        ByRows(seed.cast_of(IMABARI), told).play_all(silent)
        by_rows = rows_of_this_city()
    for table, rows in by_actions.items():
        assert by_rows[table] == rows, table


def test_a_city_is_filled_once_and_its_logins_stay(db: None, imabari: Tenant) -> None:
    lines: list[str] = []
    first = seed.seed_city(IMABARI.code, scale=SMALL, tell=lines.append)
    with use(imabari):
        before = (Case.objects.count(), Entry.objects.count(), User.objects.count(), LedgerEntry.objects.count())
    assert seed.seed_city(IMABARI.code, scale=SMALL) == first
    with use(imabari):
        after = (Case.objects.count(), Entry.objects.count(), User.objects.count(), LedgerEntry.objects.count())
    assert after == before
    assert before[3] == round(229 * SMALL)
    assert [login["username"] for login in first if login["role"] != "partner"] == [
        *("mio", "aoi", "nagi", "ren", "osamu", "yui", "sora")
    ]
    assert any("planning" in line for line in lines)


def test_the_day_board_has_something_of_each_kind(db: None, imabari: Tenant) -> None:
    seed.seed_city(IMABARI.code, scale=SMALL)
    with use(imabari):
        aoi = User.objects.get(username="aoi")
        assert Case.objects.new().count() == NEW == 4
        assert Case.objects.waiting_for_section().count() == WAITING + REFERRED == 15
        assert Case.objects.due_by(NOW.date()).count() == WAITING_DUE + URGENT + BY_LINE + REFERRED_DUE == 5
        assert Case.objects.owned_by(aoi.pk).count() == sum(FIRST_CLERKS.values()) == 9
        assert Case.objects.with_new_message().count() == 1
        assert set(Referral.objects.values_list("status", flat=True)) == set(ReferralStatus.values)
        assert Referral.objects.count() == 13
        assert letters_of_the_demonstration() == [("", 0), ("letter", 1)]
        assert Handover.objects.filter(status=HandoverStatus.ACKNOWLEDGED, case__status="waiting_section").exists()


def test_only_what_follows_from_open_things_is_left_and_the_audit_is_chained_whole(db: None, saijo: Tenant) -> None:
    logins = seed.seed_city("382060", scale=SMALL)
    assert [login["username"] for login in logins] == [
        *("haru", "akane", "riku", "tsumugi"),
        "ishii@saijo-shakyo.example",
    ]
    with use(saijo):
        assert sequence_entries(everything=True) == Entry.objects.count() > 500
        waiting = set(OutboxEvent.objects.filter(city_key=saijo.key).values_list("task", flat=True))
        # What is indexed again needs no waiting for: a search finds what it finds, and a second later more.
        assert {task for task in waiting if not task.startswith("case_core.search.")} == FOLLOWING
        call = Summons.objects.waiting().get()
        escalation = OutboxEvent.objects.get(city_key=saijo.key, task="case_core.desk.tasks.escalate")
        assert escalation.due_at == call.asked_at + timedelta(minutes=5)
        numbers = list(Case.objects.order_by("pk").values_list("number", flat=True))
    assert next(number for number in numbers if number.startswith("2025-")) == "2025-0001"
    assert next(number for number in numbers if number.startswith("2026-")) == "2026-0001"
    assert len(set(numbers)) == len(numbers)
