"""What still follows from what is open: rows wake nobody, so what actions would have planned is planned here."""

from case_core.desk.events import SummonsMade
from case_core.desk.models import Summons
from case_core.desk.subscribers import plan_escalation
from case_core.handovers.events import HandoverSent
from case_core.handovers.models import Handover
from case_core.handovers.subscribers import plan_reminders
from case_core.promises.events import AnswerPromised
from case_core.promises.models import Promise
from case_core.promises.subscribers import plan_look


def plan_what_follows() -> None:
    """Plan when calls go to the head, when heads are told of days, and when a promise is looked at."""
    for call in Summons.objects.waiting():
        plan_escalation(SummonsMade(case_id=call.case_id, summons_id=call.pk, section_id=call.section_id))
    for handover in Handover.objects.open():
        plan_reminders(HandoverSent(case_id=handover.case_id, handover_id=handover.pk, section_id=handover.section_id))
    for promise in Promise.objects.filter(kept_at=None, replaced_at=None, broken_at=None):
        plan_look(AnswerPromised(case_id=promise.case_id, promise_id=promise.pk))
