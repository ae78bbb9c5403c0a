"""A call that nobody answered is the head's: named late to the head, or to everybody of a section without one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from case_core.desk.actions.escalate_summons import escalate_summons
from case_core.desk.models import Summons
from case_core.desk.selectors import calls_to, calls_waiting_for
from mannaka_tenancy import use
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actor import Actor
from tenants.accounts.errors import NoSectionToHeadError
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tests.support.browsing import Desk
from tests.support.calls import a_room, called
from tests.support.cases import LATER, new_case
from tests.support.cast import SINCE, TODAY, Cast

LATE = "5分間お返事がありません"


@pytest.fixture
def late(here: Cast) -> Summons:
    """Return the second of two calls to 市民税課, which went to the head; the first is as old, and did not."""
    called(here, new_case(here), room=a_room(here, "室1"))
    summons = called(here, new_case(here), room=a_room(here, "室2"))
    return escalate_summons(summons_id=summons.pk, at=LATER + timedelta(minutes=5))


def head_of_tax(here: Cast) -> Actor:
    boss = User.objects.create(username="boss", display_name="課長", name_kana="カチョウ")
    grant_role(
        actor=here.mio, user=boss, role=Role.SECTION_STAFF, section=here.tax, is_head=True, valid_from=SINCE, at=LATER
    )
    return actor_for(boss, on=TODAY)


def lateness(actor: Actor) -> list[tuple[int, bool]]:
    assert [seen.call.pk for seen in calls_to(actor)] == [seen.call.pk for seen in calls_waiting_for(actor)]
    return [(seen.call.room_id, seen.is_late) for seen in calls_waiting_for(actor)]


def test_without_a_head_the_whole_section_is_told(here: Cast, late: Summons) -> None:
    assert lateness(here.ren) == [(late.room_id, True), (a_room(here, "室1").pk, False)]


def test_the_head_is_told_first_and_the_others_see_a_call_like_any_other(here: Cast, late: Summons) -> None:
    boss = head_of_tax(here)
    assert boss.head_section_ids == {here.tax.pk}
    assert lateness(boss) == [(late.room_id, True), (a_room(here, "室1").pk, False)]
    assert lateness(here.ren) == [(a_room(here, "室1").pk, False), (late.room_id, False)]


def test_the_head_of_another_section_and_one_who_was_head_count_for_nothing(here: Cast, late: Summons) -> None:
    boss = head_of_tax(here)
    RoleGrant.objects.filter(user_id=boss.user_id).update(section=here.welfare)
    assert lateness(here.ren)[0] == (late.room_id, True)
    RoleGrant.objects.filter(user_id=boss.user_id).update(section=here.tax, revoked_at=LATER)
    assert lateness(here.ren)[0] == (late.room_id, True)
    assert lateness(replace(here.yui, head_section_ids=frozenset({here.welfare.pk}))) == []


def test_the_head_reads_it_above_every_page(cast: Cast) -> None:
    with use(cast.city):
        boss = User.objects.get(pk=head_of_tax(cast).user_id)
        summons = called(cast, new_case(cast))
        escalate_summons(summons_id=summons.pk, at=LATER + timedelta(minutes=5))
    for path in ("/staff/handovers/", "/staff/desk/"):
        assert LATE in Desk(cast.city, boss).get(path).content.decode()
        page = Desk(cast.city, cast.users["ren"]).get(path).content.decode()
        assert LATE not in page
        assert "市民税課に呼び出しです" in page


def test_only_staff_of_a_section_or_of_the_centre_can_be_its_head(here: Cast) -> None:
    with pytest.raises(NoSectionToHeadError) as caught:
        grant_role(actor=here.mio, user=here.users["sora"], role=Role.AUDITOR, is_head=True, valid_from=TODAY, at=LATER)
    assert caught.value.field == "is_head"
