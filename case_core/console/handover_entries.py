"""A hand-over's turns in the timeline: sent, acknowledged, ended."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.translation import gettext

from case_core.console.letters import Entry, Part
from case_core.handovers.models import Handover
from case_core.handovers.states import Consent, HandoverStatus, Result
from mannaka_kit.ui.formats import show_day

_ENDING_TONES: Final[Mapping[str, str]] = {
    HandoverStatus.REPORTED: "success",
    HandoverStatus.RETURNED: "error",
    HandoverStatus.WAIVED: "warning",
}


def handover_entries(handover: Handover) -> Iterator[Entry]:
    """Return the turns of one hand-over, oldest first."""
    yield _sent(handover)
    if handover.acknowledged_at and handover.acknowledged_by:
        yield Entry(
            at=handover.acknowledged_at,
            kind=gettext("受け取りました"),
            by=f"{handover.section.name} {handover.acknowledged_by.display_name}",
            icon="check",
            tone="success",
            is_for_person=True,
        )
    if handover.ended_at and handover.ended_by:
        yield _ended(handover)


def _sent(handover: Handover) -> Entry:
    return Entry(
        at=handover.sent_at,
        kind=gettext("引き継ぎ"),
        by=f"{handover.sent_by.display_name} → {handover.section.name}",
        icon="handover",
        tone="key",
        is_for_person=True,
        parts=tuple(
            part
            for part in (
                Part(label=gettext("引き継ぐ理由"), body=handover.reason),
                Part(label=gettext("話の内容"), body=handover.story),
                Part(label=gettext("本人の希望・配慮すること"), body=handover.wishes, is_for_person=True),
                Part(label=gettext("同意"), body=str(Consent(handover.consent).label), is_for_person=True),
                Part(label=gettext("回答期限"), body=show_day(handover.due_on), is_for_person=True),
            )
            if part.body
        ),
    )


def _ended(handover: Handover) -> Entry:
    was_waived = handover.status == HandoverStatus.WAIVED
    name = handover.ended_by.display_name if handover.ended_by else ""
    return Entry(
        at=handover.ended_at or handover.sent_at,
        kind=str(HandoverStatus(handover.status).label),
        by=name if was_waived else f"{handover.section.name} {name}",
        icon="warning" if was_waived else "handover",
        tone=_ENDING_TONES[handover.status],
        parts=tuple(_ending_parts(handover)),
        is_for_person=True,
    )


def _ending_parts(handover: Handover) -> Iterator[Part]:
    if handover.result:
        yield Part(label=gettext("結果"), body=str(Result(handover.result).label), is_for_person=True)
    if handover.report:
        yield Part(label=gettext("回答の内容"), body=handover.report)
    if handover.told_citizen:
        yield Part(label=gettext("本人に伝えたこと"), body=handover.told_citizen, is_for_person=True)
    if handover.separate_record:
        yield Part(label=gettext("課だけで保管する記録"), body=handover.separate_record)
    if handover.superior:
        yield Part(label=gettext("承認した上司"), body=handover.superior)
    if handover.ending_reason:
        yield Part(label=gettext("理由"), body=handover.ending_reason)
