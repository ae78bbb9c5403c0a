from datetime import timedelta

import pytest

from case_core.cases.actions.add_message import add_message
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.errors import CaseClosedError, NothingSaidError
from case_core.cases.events import CitizenAnswered
from case_core.cases.states import CaseStatus, Channel, StatementKind
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.states import Result
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, acknowledged, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_reply_is_for_the_citizen_and_takes_a_case_that_nobody_has(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    contact = reply_to_citizen(case_id=case.pk, body="確かめています。", actor=here.aoi, at=LATER)

    case.refresh_from_db()
    assert contact.is_visible_to_citizen
    assert contact.statements.get().kind == StatementKind.REPLY
    assert (case.status, case.owner_id) == (CaseStatus.IN_PROGRESS, here.aoi.user_id)
    assert remembered("case.answered") == [("centre_staff", case.pk, "done")]
    assert told[-1] == CitizenAnswered(case_id=case.pk, contact_id=contact.pk)


def test_a_reply_reads_the_messages_that_the_page_showed_and_no_later_one(here: Cast) -> None:
    case = new_case(here)
    later_still = LATER + timedelta(minutes=1)
    add_message(case_id=case.pk, channel=Channel.WEB, body="まだですか", at=LATER)
    add_message(case_id=case.pk, channel=Channel.WEB, body="住所も変わりました", at=later_still)

    reply_to_citizen(case_id=case.pk, body="確認中です。", actor=here.aoi, at=later_still, seen_message_at=LATER)
    case.refresh_from_db()
    assert case.new_message_at == later_still

    reply_to_citizen(
        case_id=case.pk, body="承知しました。", actor=here.aoi, at=later_still, seen_message_at=later_still
    )
    case.refresh_from_db()
    assert case.new_message_at is None


def test_after_the_reply_the_citizen_no_longer_reads_that_it_is_being_prepared(here: Cast) -> None:
    case = new_case(here)
    report_back(
        handover_id=acknowledged(here, case).pk,
        result=Result.DONE,
        report="直しました。",
        told_citizen="",
        actor=here.ren,
        at=LATER,
    )

    reply_to_citizen(case_id=case.pk, body="直しました。", actor=here.aoi, at=LATER)

    case.refresh_from_db()
    assert case.status == CaseStatus.IN_PROGRESS


def test_an_empty_reply_is_refused(here: Cast) -> None:
    with pytest.raises(NothingSaidError):
        reply_to_citizen(case_id=new_case(here).pk, body="  ", actor=here.aoi, at=LATER)


def test_a_closed_case_is_reopened_before_a_reply(here: Cast) -> None:
    case = closed(here, new_case(here))
    with pytest.raises(CaseClosedError):
        reply_to_citizen(case_id=case.pk, body="追伸", actor=here.aoi, at=LATER)


def test_a_section_does_not_reply_in_the_centres_name(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        reply_to_citizen(case_id=new_case(here).pk, body="回答", actor=here.ren, at=LATER)
