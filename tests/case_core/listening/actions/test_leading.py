"""What the centre does with a session: plan, seat, open, write, settle proposals, end."""

from datetime import timedelta
from typing import Any

import pytest

from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from case_core.listening import errors
from case_core.listening.actions.end_session import end_session
from case_core.listening.actions.open_session import open_session
from case_core.listening.actions.plan_session import SessionPlan, plan_session
from case_core.listening.actions.propose_note import propose_note
from case_core.listening.actions.put_aside_proposal import put_aside_proposal
from case_core.listening.actions.record_answer import record_answer
from case_core.listening.actions.seat_body import seat_body
from case_core.listening.actions.take_over_proposal import take_over_proposal
from case_core.listening.actions.write_note import write_note
from case_core.listening.models import ListeningSession
from case_core.listening.selectors import board_for, possible_listeners
from case_core.listening.states import EntryKind, SessionState
from case_core.sharing.actions.revoke_share import revoke_share
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.listening import Table, a_session, let_listen
from tests.support.memory import remembered
from tests.support.sharing import a_body, a_member, shared


@pytest.fixture
def body(here: Cast) -> PartnerOrganization:
    found = a_body()
    a_member(found)
    return found


def plan(*bodies: PartnerOrganization, **changed: Any) -> SessionPlan:
    told: dict[str, Any] = {"purpose": "一緒に聞くため", "begins_at": LATER, "ends_at": LATER + timedelta(hours=1)}
    return SessionPlan(organization_ids=frozenset(body.pk for body in bodies), **{**told, **changed})


def test_only_bodies_with_a_share_that_lets_them_listen_are_seated(here: Cast, body: PartnerOrganization) -> None:
    case = new_case(here)
    shared(here, case, body)
    assert possible_listeners(here.aoi, case) == {}
    with pytest.raises(errors.ShareMissingError):
        a_session(here, case, body)
    grant = let_listen(here, case, body)
    session = a_session(here, case, body)
    assert [(seat.body, seat.answer) for seat in board_for(here.aoi, session).seats] == [(body.name, None)]
    assert remembered("listening.planned") == [("centre_staff", case.pk, "done")]
    with pytest.raises(errors.SessionGoesOnError):
        a_session(here, case, body)
    revoke_share(grant_id=grant.pk, reason="終わり", actor=here.aoi, at=LATER)
    assert possible_listeners(here.aoi, case) == {}


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"purpose": " "}, errors.PurposeMissingError),
        ({"ends_at": LATER}, errors.TimesError),
        ({"ends_at": LATER + timedelta(days=2)}, errors.TimesError),
        ({"begins_at": LATER - timedelta(hours=2), "ends_at": LATER - timedelta(hours=1)}, errors.TimesError),
    ],
)
def test_a_plan_that_cannot_be_is_named(
    here: Cast, body: PartnerOrganization, changed: dict[str, Any], error: type[Exception]
) -> None:
    case = new_case(here)
    let_listen(here, case, body)
    with pytest.raises(errors.BodiesMissingError):
        plan_session(case_id=case.pk, plan=plan(), actor=here.aoi, at=LATER)
    with pytest.raises(error):
        plan_session(case_id=case.pk, plan=plan(body, **changed), actor=here.aoi, at=LATER)


def test_nobody_but_the_centre_leads(table: Table, here: Cast) -> None:
    for act in (
        lambda: plan_session(case_id=table.case.pk, plan=plan(), actor=here.ren, at=LATER),
        lambda: open_session(session_id=table.session.pk, actor=here.mio, at=LATER),
        lambda: write_note(session_id=table.session.pk, words="メモ", actor=here.ren, at=LATER),
        lambda: end_session(session_id=table.session.pk, actor=here.sora, at=LATER),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_one_more_body_comes_while_it_runs_and_the_person_says_it_aloud(table: Table, here: Cast) -> None:
    third = a_body("医師会")
    a_member(third, "sui", "水")
    told: dict[str, Any] = {"session_id": table.session.pk, "actor": here.nagi, "at": LATER}
    told["organization_id"] = third.pk
    with pytest.raises(errors.ShareMissingError):
        seat_body(**told)
    let_listen(here, table.case, third)
    seat_body(**told)
    with pytest.raises(errors.SeatedBeforeError):
        seat_body(**told)
    with pytest.raises(errors.ProofMissingError):
        record_answer(**told, answer=EntryKind.AGREED, words=" ")
    with pytest.raises(errors.AnsweredSoError):
        record_answer(**told, answer=EntryKind.WITHDRAWN, words="電話で聞き取り")
    said = record_answer(**told, answer=EntryKind.AGREED, words="電話で聞き取り")
    assert (said.how, said.author_id, said.words) == ("oral", here.nagi.user_id, "電話で聞き取り")
    with pytest.raises(errors.AnsweredSoError):
        record_answer(**told, answer=EntryKind.AGREED, words="もう一度")


def test_what_staff_write_stands_on_the_table_while_it_runs_and_no_longer(table: Table, here: Cast) -> None:
    told: dict[str, Any] = {"session_id": table.session.pk, "actor": here.nagi, "at": LATER}
    with pytest.raises(errors.NothingSaidError):
        write_note(**told, words=" ")
    write_note(**told, words="家賃が2か月遅れている。")
    write_note(**told, words="家賃は月4万円。", is_fact=True)
    board = board_for(here.aoi, table.session)
    assert ([line.words for line in board.notes], [line.words for line in board.facts]) == (
        ["家賃が2か月遅れている。"],
        ["家賃は月4万円。"],
    )
    end_session(**told)
    for late in (lambda: write_note(**told, words="あとから"), lambda: open_session(**told)):
        with pytest.raises((errors.NotOpenError, errors.NotPlannedError)):
            late()
    with pytest.raises(errors.SessionOverError):
        end_session(**told)
    kinds = [StepKind.LISTENING_BEGUN, StepKind.LISTENING_ENDED]
    steps = CaseStep.objects.filter(case=table.case, kind__in=kinds).order_by("pk")
    assert [(step.kind, step.note) for step in steps] == [(kind, "社会福祉協議会、法テラス") for kind in kinds]


def test_a_proposal_is_taken_up_or_put_aside_once(table: Table, here: Cast) -> None:
    told: dict[str, Any] = {"session_id": table.session.pk, "actor": table.umi, "at": LATER}
    first, second = propose_note(**told, words="貸付の条件に合う。"), propose_note(**told, words="家族の収入は。")
    line = take_over_proposal(entry_id=first.pk, is_fact=True, actor=here.aoi, at=LATER)
    assert (line.kind, line.organization_id, line.author_id) == ("fact", table.umi.organization_id, here.aoi.user_id)
    put_aside_proposal(entry_id=second.pk, actor=here.aoi, at=LATER)
    assert board_for(here.aoi, table.session).waiting == []
    for again in (take_over_proposal, put_aside_proposal):
        with pytest.raises(errors.SettledBeforeError):
            again(entry_id=first.pk, actor=here.nagi, at=LATER)
    with pytest.raises(errors.ListeningNotFoundError):
        take_over_proposal(entry_id=line.pk, actor=here.aoi, at=LATER)


def test_what_has_not_begun_is_called_off_and_leaves_no_trace_in_the_course(
    here: Cast, body: PartnerOrganization
) -> None:
    case = new_case(here)
    let_listen(here, case, body)
    session = a_session(here, case, body)
    ended = end_session(session_id=session.pk, actor=here.aoi, at=LATER)
    assert ended.state == SessionState.CALLED_OFF
    assert not CaseStep.objects.filter(case=case, kind=StepKind.LISTENING_ENDED).exists()


def test_the_other_city_has_none_of_it(table: Table, saijo_cast: Cast) -> None:
    with use(saijo_cast.city):
        assert not ListeningSession.objects.exists()
        with pytest.raises(errors.ListeningNotFoundError):
            end_session(session_id=table.session.pk, actor=saijo_cast.aoi, at=LATER)
