"""The roster's lists and records for programs."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeAlias

from django.db import transaction

from case_core.roster import rules
from case_core.roster.models import Absence, CallAttempt, Counsellor, Duty, OnCallContact, Wish
from case_core.roster.on_call_reads import Directory, all_contacts, attempts_between, directory_for
from case_core.roster.policies import can_keep_roster, can_see_roster
from case_core.roster.proposal_numbers import numbers_of
from case_core.roster.selectors import absences_of, counsellor_for, duties_for, proposal_for, wishes_of
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

_OF_PROPOSAL = ("id", "first", "last", "status", "asked_by", "asked_at", "solved_at", "seconds", "gap_percent")
_DECIDED = ("decided_by", "decided_at")
Take: TypeAlias = Callable[[Any], list[Any]]


def page_of_duties(viewer: Actor, asked: Mapping[str, Any], take: Take) -> list[Duty]:
    """
    Return a page of the duties between two days, on request only the viewer's own; without days those of today.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    first = asked.get("first", clock.today())
    found = duties_for(viewer, first=first, last=asked.get("last", first))
    return take(found.filter(counsellor__user=viewer.user_id) if asked["own"] else found)


def page_of_counsellors(viewer: Actor, take: Take) -> list[Counsellor]:
    """
    Return a page of the people of the roster: all for its keepers, for others themselves.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    require(can_see_roster(viewer))
    found = Counsellor.objects.select_related("section").not_ended(clock.today())
    return take(found if can_keep_roster(viewer) else found.filter(user=viewer.user_id))


def page_of_absences(viewer: Actor, counsellor_id: int, take: Take) -> list[Absence]:
    """
    Return a page of somebody's days off from today on.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is somebody else.
    """
    return take(absences_of(counsellor_for(viewer, counsellor_id), since=clock.today()))


def page_of_wishes(viewer: Actor, counsellor_id: int, take: Take) -> list[Wish]:
    """
    Return a page of somebody's wishes from today on.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is somebody else.
    """
    return take(wishes_of(counsellor_for(viewer, counsellor_id), since=clock.today()))


def page_of_attempts(viewer: Actor, asked: Mapping[str, Any], take: Take) -> list[CallAttempt]:
    """
    Return a page of what came in between two days: for a section what is its own; without days that of today.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    require(can_see_roster(viewer))
    first = asked.get("first", clock.today())
    return take(attempts_between(viewer, first, asked.get("last", first)))


def directory_as_told(viewer: Actor) -> dict[str, Any]:
    """
    Return whom to telephone today, with numbers where the viewer may see them.

    :raises NotAllowedError: the viewer may not see the roster.
    """
    found = directory_for(viewer, on=clock.today())
    return {
        "on": found.on,
        "sections": [
            {"section": line.section, "contacts": _contacts(found, number)} for number, line in enumerate(found.lines)
        ],
    }


def _contacts(found: Directory, number: int) -> list[dict[str, Any]]:
    return [
        {
            "id": each.pk,
            "position": each.position,
            "name": each.name,
            "telephone": each.telephone if found.shows_telephones else None,
        }
        for each in found.lines[number].contacts
    ]


@transaction.atomic
def page_of_contacts(viewer: Actor, take: Take) -> list[OnCallContact]:
    """
    Return a page of the list for closed days, without spans that are over; a look at the numbers is recorded.

    :raises NotAllowedError: the viewer is no administrator.
    """
    rows: list[OnCallContact] = take(all_contacts(viewer, since=clock.today()))
    if rows:
        sections = sorted({row.section_id for row in rows})
        audit.record("on_call.listed", actor=viewer, target=None, at=clock.now(), details={"sections": sections})
    return rows


def rules_as_told(viewer: Actor) -> dict[str, Any]:
    """
    Return the rules of the roster, and how many people each kind of day needs.

    :raises NotAllowedError: the viewer does not keep the roster.
    """
    require(can_keep_roster(viewer))
    needs = [
        {"day_kind": day, "kind": need.kind, "topic": need.topic, "people": need.people}
        for day, wanted in rules.needs().items()
        for need in wanted
    ]
    return {**asdict(rules.limits()), "swaps_need_approval": rules.swaps_need_approval(), "needs": needs}


def proposal_as_told(viewer: Actor, proposal_id: int) -> dict[str, Any]:
    """
    Return a proposed roster with its numbers.

    :raises NotAllowedError: the viewer does not keep the roster.
    :raises ProposalNotFoundError: there is none.
    """
    proposal = proposal_for(viewer, proposal_id)
    numbers = asdict(numbers_of(proposal))
    numbers["sections"] = [{"name": name, "turns": turns} for name, turns in numbers["sections"]]
    return {**{name: getattr(proposal, name) for name in (*_OF_PROPOSAL, *_DECIDED)}, "numbers": numbers}
