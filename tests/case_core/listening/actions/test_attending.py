"""What bodies and the person do in a session, and what each sees of it."""

from datetime import timedelta
from typing import Any

import pytest

from case_core.consents.actions.withdraw_consent import withdraw_consent
from case_core.consents.events import ConsentWithdrawn
from case_core.consents.models import Consent
from case_core.consents.states import Manner
from case_core.listening import errors
from case_core.listening.actions.answer_on_screen import answer_on_screen
from case_core.listening.actions.confirm_fact import confirm_fact
from case_core.listening.actions.confirm_record import confirm_record
from case_core.listening.actions.differ import differ
from case_core.listening.actions.end_session import end_session
from case_core.listening.actions.enter_session import enter_session
from case_core.listening.actions.leave_session import leave_session
from case_core.listening.actions.propose_note import propose_note
from case_core.listening.actions.write_note import write_note
from case_core.listening.announcements import people_shut_out
from case_core.listening.attending import attended, sessions_with_a_seat, table_seen_by
from case_core.listening.board import Board
from case_core.listening.events import DoorShut
from case_core.listening.own import own_session_of_case
from case_core.listening.selectors import board_for
from case_core.listening.states import EntryKind, Shut
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.announcements import people_of_consent, people_of_share
from case_core.sharing.events import ShareRevoked
from mannaka_tenancy import use
from tenants.partners.actor import PartnerActor
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.listening import Table, a_session, answered
from tests.support.sharing import a_body, a_member, acting


def seen(table: Table, who: PartnerActor) -> Board:
    return table_seen_by(who, attended(who, table.session.pk, at=LATER))


def as_body(table: Table, who: PartnerActor, **more: Any) -> dict[str, Any]:
    return {"session_id": table.session.pk, "actor": who, "at": LATER, **more}


def test_a_body_sees_notes_and_its_own_proposals_and_never_anothers(table: Table, here: Cast) -> None:
    write_note(session_id=table.session.pk, words="家賃の話。", actor=here.aoi, at=LATER)
    propose_note(**as_body(table, table.umi, words="貸付の話。"))
    mine, theirs = seen(table, table.umi), seen(table, table.riku)
    assert [line.words for line in mine.notes] == ["家賃の話。"]
    assert ([line.words for line in mine.proposals], theirs.proposals) == (["貸付の話。"], [])
    assert [seat.body for seat in theirs.seats] == ["社会福祉協議会", "法テラス"]


def test_who_is_not_in_sees_nothing_and_who_has_no_seat_learns_nothing(table: Table) -> None:
    leave_session(**as_body(table, table.riku))
    with pytest.raises(errors.DoorShutError):
        seen(table, table.riku)
    with pytest.raises(errors.NotHereError):
        propose_note(**as_body(table, table.riku, words="外から"))
    enter_session(**as_body(table, table.riku))
    enter_session(**as_body(table, table.riku))
    assert len(attended(table.riku, table.session.pk, at=LATER).seat.stays) == 2
    stranger = acting(a_member(a_body("医師会"), "sui", "水"))
    assert sessions_with_a_seat(stranger, at=LATER) == []
    for act in (enter_session, leave_session, confirm_record):
        with pytest.raises(errors.ListeningNotFoundError):
            act(**as_body(table, stranger))


@pytest.mark.parametrize("way", ["person", "consent", "share", "agreement", "time"])
def test_whatever_is_taken_back_shuts_the_door_at_once_for_this_body_alone(table: Table, here: Cast, way: str) -> None:
    umi, at = table.umi, LATER
    if way == "person":
        answered(table.session, umi.organization_id, EntryKind.WITHDRAWN)
    elif way == "consent":
        consent = Consent.objects.get(organization_ids=[umi.organization_id])
        withdraw_consent(consent_id=consent.pk, how=Manner.ORAL, actor=here.aoi, at=LATER)
    elif way == "share":
        revoke_share(grant_id=table.shares[0].pk, reason="終わり", actor=here.aoi, at=LATER)
    elif way == "agreement":
        table.shares[0].organization.agreements.update(ended_at=LATER)
    else:
        at = table.shares[0].ends_at + timedelta(seconds=1)
    found = attended(umi, table.session.pk, at=at)
    assert found.shut == (Shut.WITHDRAWN if way == "person" else Shut.SHARE)
    with pytest.raises(errors.DoorShutError):
        table_seen_by(umi, found)
    with pytest.raises(errors.DoorShutError):
        propose_note(**{**as_body(table, umi, words="まだ書けますか"), "at": at})
    if way != "time":
        assert seen(table, table.riku).seats


def test_the_streams_of_the_body_end_and_of_no_other(table: Table) -> None:
    of, umi = {"case_id": table.case.pk}, table.umi
    consent = Consent.objects.get(organization_ids=[umi.organization_id])
    shut = DoorShut(**of, session_id=table.session.pk, organization_id=umi.organization_id)
    revoked = ShareRevoked(**of, grant_id=table.shares[0].pk, organization_id=umi.organization_id)
    withdrawn = ConsentWithdrawn(**of, consent_id=consent.pk)
    for found in (people_shut_out(shut), people_of_share(revoked), people_of_consent(withdrawn)):
        assert list(found) == [umi.user_id]


def test_the_person_answers_for_each_body_and_changes_their_mind(table: Table, here: Cast) -> None:
    umi = table.umi.organization_id
    told: dict[str, Any] = {"session_id": table.session.pk, "organization_id": umi, "at": LATER}
    with pytest.raises(errors.ListeningNotFoundError):
        answer_on_screen(case_id=new_case(here).pk, answer=EntryKind.WITHDRAWN, **told)
    for wrong in (EntryKind.REFUSED, EntryKind.AGREED, EntryKind.NOTE):
        with pytest.raises(errors.AnsweredSoError):
            answer_on_screen(case_id=table.case.pk, answer=wrong, **told)
    for answer in (EntryKind.WITHDRAWN, EntryKind.AGREED):
        said = answer_on_screen(case_id=table.case.pk, answer=answer, **told)
        assert (said.author_id, said.how) == (None, "electronic")
    own = own_session_of_case(table.case.pk, at=LATER)
    assert own is not None
    assert [(seat.is_agreed, seat.is_here) for seat in own.seats] == [(True, False), (True, True)]
    end_session(session_id=table.session.pk, actor=here.aoi, at=LATER)
    answer_on_screen(case_id=table.case.pk, answer=EntryKind.WITHDRAWN, **told)
    with pytest.raises(errors.SessionOverError):
        answer_on_screen(case_id=table.case.pk, answer=EntryKind.AGREED, **told)


def test_facts_are_confirmed_by_each_body_and_a_differing_view_stands_beside(table: Table, here: Cast) -> None:
    fact = write_note(session_id=table.session.pk, words="家賃は月4万円。", is_fact=True, actor=here.aoi, at=LATER)
    confirm_fact(**as_body(table, table.umi, entry_id=fact.pk))
    with pytest.raises(errors.ConfirmedBeforeError):
        confirm_fact(**as_body(table, table.umi, entry_id=fact.pk))
    with pytest.raises(errors.NothingSaidError):
        differ(**as_body(table, table.riku, entry_id=fact.pk, words=" "))
    differ(**as_body(table, table.riku, entry_id=fact.pk, words="共益費は別。"))
    (line,) = board_for(here.aoi, table.session).facts
    assert (line.words, line.confirmed_by) == ("家賃は月4万円。", ["社会福祉協議会"])
    assert [(view.body, view.words) for view in line.differing] == [("法テラス", "共益費は別。")]
    note = write_note(session_id=table.session.pk, words="話", actor=here.aoi, at=LATER)
    with pytest.raises(errors.ListeningNotFoundError):
        confirm_fact(**as_body(table, table.umi, entry_id=note.pk))


def test_the_record_is_confirmed_by_who_came_and_differing_views_are_written_before(table: Table, here: Cast) -> None:
    fact = write_note(session_id=table.session.pk, words="家賃は月4万円。", is_fact=True, actor=here.aoi, at=LATER)
    late = a_body("医師会")
    sui = acting(a_member(late, "sui", "水"))
    with pytest.raises(errors.NotOverError):
        confirm_record(**as_body(table, table.umi))
    end_session(session_id=table.session.pk, actor=here.aoi, at=LATER)
    differ(**as_body(table, table.umi, entry_id=fact.pk, words="4万2千円と聞いた。"))
    confirm_record(**as_body(table, table.umi))
    with pytest.raises(errors.ConfirmedBeforeError):
        confirm_record(**as_body(table, table.umi))
    with pytest.raises(errors.DoorShutError):
        differ(**as_body(table, table.umi, entry_id=fact.pk, words="もう1つ"))
    with pytest.raises(errors.ListeningNotFoundError):
        confirm_record(**as_body(table, sui))
    confirmed = [(seat.body, seat.confirmed is not None) for seat in board_for(here.aoi, table.session).seats]
    assert confirmed == [("社会福祉協議会", True), ("法テラス", False)]
    leave_session(**as_body(table, table.riku))
    with pytest.raises(errors.DoorShutError):
        enter_session(**as_body(table, table.riku))


def test_the_list_of_a_body_holds_what_it_may_listen_to(table: Table, here: Cast, saijo_cast: Cast) -> None:
    assert [each.pk for each in sessions_with_a_seat(table.umi, at=LATER)] == [table.session.pk]
    end_session(session_id=table.session.pk, actor=here.aoi, at=LATER)
    again = a_session(here, table.case, table.shares[0].organization)
    assert [each.pk for each in sessions_with_a_seat(table.umi, at=LATER)] == [table.session.pk, again.pk]
    revoke_share(grant_id=table.shares[0].pk, reason="終わり", actor=here.aoi, at=LATER)
    assert sessions_with_a_seat(table.umi, at=LATER) == []
    with use(saijo_cast.city):
        theirs = acting(a_member(a_body()))
        assert sessions_with_a_seat(theirs, at=LATER) == []
        with pytest.raises(errors.ListeningNotFoundError):
            attended(theirs, table.session.pk, at=LATER)
