"""A case's course as one letter: contacts, turns, hand-overs and calls in the order in which they happened."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.cases.models import CaseStep, Contact
from case_core.cases.page_rows import Told
from case_core.cases.states import Channel, Direction, Outcome, StatementKind, StepKind
from case_core.console.course import Course
from case_core.console.handover_entries import handover_entries
from case_core.console.letters import Entry, Part
from case_core.console.summons_entries import summons_entries
from mannaka_kit.ui.formats import show_day, show_number

_ICONS: Final[Mapping[str, str]] = {
    Channel.COUNTER: "door",
    Channel.TELEPHONE: "phone",
    Channel.WEB: "globe",
    Channel.MAIL: "mail",
    Channel.LETTER: "mail",
    Channel.FAX: "printer",
    Channel.LINE: "talk",
    Channel.VIDEO: "users",
    Channel.OUTREACH: "pin",
}
# What the person concerned may be shown of their own case; whatever comes newly into the timeline is not, until it is.
_OWN_KINDS: Final = frozenset({StatementKind.WORDS, StatementKind.FACT, StatementKind.REPLY})
_OWN_STEPS: Final = frozenset(
    {StepKind.ASSIGNED, StepKind.CLOSED, StepKind.END_UNDONE, StepKind.REOPENED, StepKind.PROMISED}
)
_NOTE_LABELS: Final[Mapping[str, str | Promise]] = {
    StepKind.CLOSED: _("まとめ"),
    StepKind.SIGNATURE_ASKED: _("見てほしいこと"),
    StepKind.RETITLED: _("前の件名"),
    StepKind.SHIELDED: _("関係者"),
    **dict.fromkeys(
        (StepKind.FILE_ADDED, StepKind.FILE_READY, StepKind.FILE_REFUSED, StepKind.FILE_REMOVED), _("ファイル")
    ),
    **dict.fromkeys(
        (StepKind.RISK_NOTED, StepKind.MUST_DO_TICKED, StepKind.TALK_ENDED, StepKind.LINE_AGREED), _("内容")
    ),
    **dict.fromkeys(
        (
            StepKind.CONSENT_GIVEN,
            StepKind.CONSENT_TAKEN,
            StepKind.SHARED,
            StepKind.SHARE_AGREED,
            StepKind.SHARE_ENDED,
        ),
        _("機関"),
    ),
    **dict.fromkeys(
        (
            StepKind.REFERRED,
            StepKind.REFERRAL_TAKEN,
            StepKind.REFERRAL_DECLINED,
            StepKind.REFERRAL_DONE,
            StepKind.REFERRAL_REVOKED,
            StepKind.REFERRAL_DUE,
        ),
        _("紹介先"),
    ),
    **dict.fromkeys((StepKind.COMMENTED, StepKind.SIGNED, StepKind.SENT_BACK), _("コメント")),
}
_STEP_ICONS: Final[Mapping[str, str]] = {
    StepKind.ASSIGNED: "user",
    StepKind.RETITLED: "pen",
    StepKind.PROMISED: "calendar",
    StepKind.PROMISE_BROKEN: "warning",
    StepKind.MORE_TIME_ASKED: "clock",
    StepKind.MORE_TIME_GIVEN: "clock",
    StepKind.MORE_TIME_DENIED: "clock",
    StepKind.RETURN_ALLOWED: "handover",
    StepKind.SIGNATURE_ASKED: "pen",
    StepKind.COMMENTED: "note",
    StepKind.SENT_BACK: "arrow-left",
    StepKind.SIGNATURE_DROPPED: "close",
    StepKind.END_UNDONE: "arrow-left",
    StepKind.FILE_REFUSED: "warning",
    StepKind.CONSENT_TAKEN: "warning",
    StepKind.SHARED: "users",
    StepKind.SHARE_AGREED: "users",
    StepKind.SHARE_ENDED: "close",
    StepKind.REFERRED: "handover",
    StepKind.REFERRAL_DECLINED: "arrow-left",
    StepKind.REFERRAL_REVOKED: "close",
    StepKind.REFERRAL_DUE: "clock",
    **dict.fromkeys((StepKind.FILE_ADDED, StepKind.FILE_READY, StepKind.FILE_REMOVED), "clip"),
}
_STEP_TONES: Final[Mapping[str, str]] = {
    StepKind.CLOSED: "success",
    StepKind.PROMISED: "key",
    StepKind.PROMISE_BROKEN: "error",
    StepKind.MORE_TIME_ASKED: "warning",
    StepKind.SIGNED: "success",
    StepKind.SENT_BACK: "warning",
    StepKind.FILE_REFUSED: "error",
    StepKind.REFERRAL_TAKEN: "success",
    StepKind.REFERRAL_DECLINED: "error",
    StepKind.REFERRAL_DONE: "success",
    StepKind.REFERRAL_DUE: "warning",
}


def timeline_of(course: Course) -> list[Entry]:
    """Return everything that happened in a case, oldest first."""
    entries = [_contact_entry(told) for told in course.contacts]
    entries += [_step_entry(step) for step in course.steps if step.kind != StepKind.CLOSED]
    entries += [entry for handover in course.handovers for entry in handover_entries(handover)]
    entries += [entry for call in course.calls for entry in summons_entries(call)]
    # A waiver and the end that it allowed have one time: the end stands last.
    entries += [_step_entry(step) for step in course.steps if step.kind == StepKind.CLOSED]
    return sorted(entries, key=lambda entry: entry.at)


def _contact_entry(told: Told) -> Entry:
    contact = told.contact
    is_reply = contact.is_visible_to_citizen and contact.direction == Direction.OUTGOING
    return Entry(
        at=contact.at,
        kind=gettext("お返事") if is_reply else _how(contact),
        by=_by(contact),
        icon="mail" if is_reply else _ICONS[contact.channel],
        tone="success" if is_reply else "neutral",
        parts=tuple(_statements(told)),
        is_for_person=contact.direction != Direction.INTERNAL,
    )


def _by(contact: Contact) -> str:
    name = contact.author.display_name if contact.author else gettext("ご本人")
    if contact.minutes is None:
        return name
    return gettext("%(name)s %(minutes)d分") % {"name": name, "minutes": contact.minutes}


def _how(contact: Contact) -> str:
    channel = str(Channel(contact.channel).label)
    if contact.direction == Direction.INCOMING:
        return channel
    words = {"channel": channel, "direction": Direction(contact.direction).label}
    return gettext("%(channel)s（%(direction)s）") % words


def _statements(told: Told) -> Iterator[Part]:
    for statement in told.statements:
        is_staffs = statement.kind == StatementKind.ASSESSMENT
        label = str(StatementKind(statement.kind).label)
        if statement.speaker:
            label = gettext("%(label)s：%(who)s") % {"label": label, "who": statement.speaker}
        yield Part(
            label=gettext("%(label)s（職員のみ）") % {"label": label} if is_staffs else label,
            body=statement.body,
            is_staffs=is_staffs,
            is_for_person=statement.kind in _OWN_KINDS and told.contact.direction != Direction.INTERNAL,
        )


def _step_entry(step: CaseStep) -> Entry:
    return Entry(
        at=step.at,
        kind=str(StepKind(step.kind).label),
        by=_who(step),
        icon=_STEP_ICONS.get(step.kind, "check-circle"),
        tone=_STEP_TONES.get(step.kind, "neutral"),
        parts=tuple(_step_parts(step)),
        is_for_person=step.kind in _OWN_STEPS,
    )


def _who(step: CaseStep) -> str:
    people = [person.display_name for person in (step.actor, step.subject) if person]
    return " → ".join(dict.fromkeys(people))


def _step_parts(step: CaseStep) -> Iterator[Part]:
    if step.outcome:
        yield Part(label=gettext("結果"), body=str(Outcome(step.outcome).label), is_for_person=True)
    if step.referred_to:
        yield Part(label=gettext("案内した機関"), body=step.referred_to, is_for_person=True)
    if step.recovered_yen is not None:
        amount = gettext("%(yen)s円") % {"yen": show_number(step.recovered_yen)}
        yield Part(label=gettext("取り戻した金額"), body=amount, is_for_person=True)
    if step.day:
        yield Part(label=gettext("いつまでに"), body=show_day(step.day), is_for_person=step.kind in _OWN_STEPS)
    if step.note:
        yield Part(label=_note_label(step.kind), body=step.note)


def _note_label(kind: str) -> str:
    return str(_NOTE_LABELS.get(kind) or gettext("理由"))
