from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from case_core.handovers import tasks
from case_core.handovers.actions.ask_extension import ask_extension
from case_core.handovers.actions.grant_extension import grant_extension
from case_core.handovers.actions.remind_head import remind_head
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.events import ExtensionGranted, HandoverSent
from case_core.handovers.models import DueReminder, Handover
from case_core.handovers.states import ReminderKind, Result
from case_core.handovers.subscribers import plan_reminders, plan_reminders_again
from mannaka_kit.clock import TOKYO
from mannaka_kit.outbox.models import OutboxEvent
from tenants.accounts.models import RoleGrant, User
from tests.support.cases import LATER, acknowledged, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

TASK = "case_core.handovers.tasks.remind"
DUE = date(2026, 1, 20)


def planned(handover: Handover) -> list[tuple[str, datetime]]:
    rows = OutboxEvent.objects.filter(task=TASK).order_by("due_at")
    return [(row.kwargs["kind"], row.due_at) for row in rows if row.kwargs["handover_id"] == handover.pk]


def about(handover: Handover) -> dict[str, int]:
    return {"case_id": handover.case_id, "handover_id": handover.pk, "section_id": handover.section_id}


def told(handover: Handover, kind: ReminderKind, *, at: datetime = LATER) -> None:
    """Do what a worker does with the errand: mail, then write."""
    with time_machine.travel(at):
        tasks.remind(handover_id=handover.pk, kind=kind.value, due_on=DUE.isoformat())()


def test_the_head_is_told_on_the_business_day_before_and_on_the_day(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    plan_reminders(HandoverSent(**about(handover)))
    assert planned(handover) == [
        ("day_before", datetime(2026, 1, 19, 8, 30, tzinfo=TOKYO)),
        ("on_day", datetime(2026, 1, 20, 8, 30, tzinfo=TOKYO)),
    ]


def test_a_monday_is_announced_on_friday_and_what_is_due_at_once_on_no_morning_that_is_over(here: Cast) -> None:
    monday = handed_over(here, new_case(here), due_on=date(2026, 1, 19))
    plan_reminders(HandoverSent(**about(monday)))
    assert planned(monday)[0] == ("day_before", datetime(2026, 1, 16, 8, 30, tzinfo=TOKYO))
    today = handed_over(here, new_case(here), due_on=LATER.date())
    plan_reminders(HandoverSent(**about(today)))
    assert planned(today) == []


def test_more_time_is_announced_anew_and_the_old_day_no_longer(here: Cast) -> None:
    handover = acknowledged(here, new_case(here))
    ask_extension(handover_id=handover.pk, until=date(2026, 1, 27), reason="照会中", actor=here.ren, at=LATER)
    grant_extension(handover_id=handover.pk, actor=here.aoi, at=LATER)
    plan_reminders_again(ExtensionGranted(**about(handover)))
    assert [due_at.date() for _kind, due_at in planned(handover)] == [date(2026, 1, 25), date(2026, 1, 26)]
    told(handover, ReminderKind.ON_DAY)
    assert not DueReminder.objects.exists()
    assert remind_head(handover_id=handover.pk, kind=ReminderKind.ON_DAY, due_on=DUE, mails=1, at=LATER) is None


def test_it_is_noted_once_and_mailed_to_the_head_with_a_number_and_no_name(here: Cast, settings: Any) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    User.objects.update(email="")
    RoleGrant.objects.filter(user_id=here.ren.user_id).update(is_head=True)
    User.objects.filter(pk=here.ren.user_id).update(email="ren@imabari.example.jp")
    handover = handed_over(here, new_case(here))
    for _ in range(2):
        told(handover, ReminderKind.DAY_BEFORE)
    note = DueReminder.objects.get(handover=handover)
    assert (note.kind, note.mails) == (ReminderKind.DAY_BEFORE, 1)
    (sent,) = mail.outbox
    assert sent.to == ["ren@imabari.example.jp"]
    assert handover.case.number in sent.subject
    assert "2026年1月20日" in sent.body
    assert "田中" not in sent.subject + sent.body
    assert remembered("handover.head_reminded") == [("system", handover.case_id, "done")]


def test_without_a_head_the_whole_section_is_told(here: Cast, settings: Any) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    User.objects.filter(pk__in=[here.ren.user_id, here.yui.user_id]).update(email="somebody@imabari.example.jp")
    handover = handed_over(here, new_case(here))
    told(handover, ReminderKind.ON_DAY)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("is_answered", [True, False])
def test_an_answered_one_is_left_alone(here: Cast, *, is_answered: bool) -> None:
    handover = acknowledged(here, new_case(here))
    if is_answered:
        report_back(
            handover_id=handover.pk, result=Result.DONE, report="対応", told_citizen="", actor=here.ren, at=LATER
        )
    told(handover, ReminderKind.ON_DAY, at=LATER + timedelta(days=7))
    assert DueReminder.objects.exists() is not is_answered


def test_a_mail_that_the_server_did_not_take_leaves_nothing_noted(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    handover = handed_over(here, new_case(here))

    def away(*_told: object) -> int:
        raise OSError("mail")

    monkeypatch.setattr(tasks, "send_reminder", away)
    with pytest.raises(OSError, match="mail"):
        told(handover, ReminderKind.ON_DAY)
    assert not DueReminder.objects.exists()
