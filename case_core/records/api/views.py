"""Restricted records: translation only. There is no way in by emergency: a token cannot prove who sits there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.selectors import case_for
from case_core.cases.states import StatementKind
from case_core.records.actions.acknowledge_opening import acknowledge_opening
from case_core.records.actions.add_member import add_member
from case_core.records.actions.open_compartment import open_compartment
from case_core.records.actions.remove_member import remove_member
from case_core.records.actions.review_opening import review_opening
from case_core.records.actions.write_entry import write_entry
from case_core.records.api import serializers
from case_core.records.oversight import Look, look_for, looks_for, openings_visible_to
from case_core.records.selectors import records_of
from case_core.records.states import CompartmentKind, Verdict
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import (
    ActionView,
    Done,
    NothingToSay,
    ReadViewSet,
    RecordViewSet,
    Sending,
    Take,
)
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _records_url(case_id: int) -> str:
    return reverse("api:case_records", args=[case_id])


class CaseRecordsViewSet(RecordViewSet, Sending):
    """The restricted records of a case."""

    reads, writes, roles = Scope.RECORDS_READ, Scope.RECORDS_WRITE, CENTRE
    operations = {
        "retrieve": ("case_records_retrieve", _("相談の限定記録を読む（読めるものだけ内容がある）")),
        "create": ("case_records_create", _("限定記録を作る")),
    }
    answers = {"retrieve": serializers.RecordsSerializer}
    body = serializers.NewRecordSerializer
    creates = True
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Any:  # noqa: ARG002
        """Return the records of a case."""
        return {"records": records_of(actor, case_for(actor, ids["case_id"]), at=clock.now())}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Begin a record."""
        kind = CompartmentKind(told["kind"])
        made = open_compartment(case_id=ids["case_id"], kind=kind, actor=actor, at=at)
        return Done(id=made.pk, url=_records_url(made.case_id))


class RecordActionView(ActionView):
    """Something that a member does with a record."""

    writes, roles = Scope.RECORDS_WRITE, CENTRE


class EntriesView(RecordActionView):
    """Write into a record."""

    operations = {"post": ("record_entries_create", _("限定記録に書き込む"))}
    body = serializers.NewEntrySerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write an entry."""
        said = {**told, "kind": StatementKind(told["kind"])}
        entry = write_entry(compartment_id=ids["compartment_id"], actor=actor, at=at, **said)
        return Done(id=entry.pk, url=_records_url(entry.compartment.case_id))


class MembersView(RecordActionView):
    """Name somebody who reads it."""

    operations = {"post": ("record_members_create", _("閲覧できる職員を加える"))}
    body = serializers.MemberSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Add a member."""
        member = add_member(compartment_id=ids["compartment_id"], user_id=told["user_id"], actor=actor, at=at)
        return Done(id=member.pk, url=_records_url(member.compartment.case_id))


class MemberRemovalView(RecordActionView):
    """Let somebody read it no longer."""

    operations = {"post": ("record_members_remove", _("閲覧できる職員から外す"))}
    body = serializers.MemberSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take a member off."""
        member = remove_member(compartment_id=ids["compartment_id"], user_id=told["user_id"], actor=actor, at=at)
        return Done(id=member.pk, url=_records_url(member.compartment.case_id))


class OpeningViewSet(ReadViewSet):
    """Looks in an emergency."""

    reads, roles = Scope.RECORDS_READ, CENTRE | {Role.AUDITOR}
    operations = {
        "list": ("openings_list", _("緊急閲覧の一覧（監査担当と責任者はすべて）")),
        "retrieve": ("openings_retrieve", _("緊急閲覧を1件読む")),
    }
    answers = {"list": serializers.LookSerializer, "retrieve": serializers.LookSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Look]:  # noqa: ARG002
        """Return a page of looks."""
        return looks_for(actor, take(openings_visible_to(actor)))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Look:  # noqa: ARG002
        """Return a look."""
        return look_for(actor, ids["opening_id"])


class ReviewView(ActionView):
    """Judge a look."""

    writes, roles = Scope.RECORDS_WRITE, CENTRE | {Role.AUDITOR}
    operations = {"post": ("openings_review", _("緊急閲覧を検証する"))}
    body = serializers.ReviewSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Judge it."""
        verdict = Verdict(told["verdict"])
        opening_id = ids["opening_id"]
        made = review_opening(opening_id=opening_id, verdict=verdict, remark=told["remark"], actor=actor, at=at)
        return Done(id=made.pk, url=reverse("api:opening", args=[made.pk]))


class SeenView(ActionView):
    """Take a notice off one's own list."""

    writes, roles = Scope.RECORDS_WRITE, CENTRE
    operations = {"post": ("openings_seen", _("緊急閲覧のお知らせを確認する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Say that it was seen."""
        notice = acknowledge_opening(opening_id=ids["opening_id"], actor=actor, at=at)
        return Done(id=notice.opening_id, url=reverse("api:opening", args=[notice.opening_id]))
