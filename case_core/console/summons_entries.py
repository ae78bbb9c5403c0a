"""A call's turns in the timeline: called, answered, arrived, sat in, ended."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.translation import gettext

from case_core.console.letters import Entry, Part
from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus
from mannaka_kit.ui.formats import show_clock
from tenants.accounts.models import User

_ENDING_TONES: Final[Mapping[str, str]] = {
    SummonsStatus.LEFT: "neutral",
    SummonsStatus.DECLINED: "error",
    SummonsStatus.WITHDRAWN: "warning",
}


def summons_entries(summons: Summons) -> Iterator[Entry]:
    """Return the turns of one call, oldest first."""
    yield _called(summons)
    if summons.escalated_at:
        words = gettext("%(minutes)d分間お返事がありません") % {"minutes": summons.minutes_unanswered}
        yield Entry(at=summons.escalated_at, kind=words, by=summons.section.name, icon="clock", tone="error")
    if summons.expected_at and summons.answered_at:
        yield _answered(summons)
    if summons.arrived_at:
        by = _of_section(summons, summons.answered_by)
        yield Entry(at=summons.arrived_at, kind=gettext("到着"), by=by, icon="door", tone="success", is_for_person=True)
    if summons.sat_in_from and summons.sat_in_by:
        name = summons.sat_in_by.display_name
        yield Entry(
            at=summons.sat_in_from, kind=gettext("同席"), by=name, icon="users", tone="neutral", is_for_person=True
        )
    if summons.ended_at:
        yield _ended(summons)


def _called(summons: Summons) -> Entry:
    return Entry(
        at=summons.asked_at,
        kind=gettext("呼び出し"),
        by=f"{summons.asked_by.display_name} → {summons.section.name}",
        icon="talk",
        tone="key",
        is_for_person=True,
        parts=(
            Part(label=gettext("部屋"), body=summons.room.name, is_for_person=True),
            Part(label=gettext("用件"), body=summons.purpose),
        ),
    )


def _answered(summons: Summons) -> Entry:
    assert summons.expected_at is not None  # noqa: S101 - the caller has looked
    assert summons.answered_at is not None  # noqa: S101
    minutes = round((summons.expected_at - summons.answered_at).total_seconds() / 60)
    words = {"minutes": minutes, "at": show_clock(summons.expected_at)}
    return Entry(
        at=summons.answered_at,
        kind=gettext("%(minutes)d分で行きます（%(at)sごろ）") % words,
        by=_of_section(summons, summons.answered_by),
        icon="check",
        tone="success",
        is_for_person=True,
    )


def _ended(summons: Summons) -> Entry:
    kinds = {
        SummonsStatus.LEFT: gettext("退室"),
        SummonsStatus.DECLINED: gettext("行けません"),
        SummonsStatus.WITHDRAWN: gettext("呼び出しを取り消しました"),
    }
    reason = (Part(label=gettext("理由"), body=summons.reason),) if summons.reason else ()
    return Entry(
        at=summons.ended_at or summons.asked_at,
        kind=kinds[SummonsStatus(summons.status)],
        by=_ender(summons),
        icon="error" if summons.status == SummonsStatus.DECLINED else "logout",
        tone=_ENDING_TONES[summons.status],
        is_for_person=True,
        parts=reason,
    )


def _ender(summons: Summons) -> str:
    if summons.status == SummonsStatus.DECLINED:
        return _of_section(summons, summons.ended_by)
    if summons.status == SummonsStatus.LEFT:
        return _of_section(summons, summons.answered_by)
    return summons.ended_by.display_name if summons.ended_by else gettext("相談の終了による")


def _of_section(summons: Summons, person: User | None) -> str:
    return f"{summons.section.name} {person.display_name}" if person else summons.section.name
