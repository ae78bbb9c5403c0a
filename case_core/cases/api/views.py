"""Cases and what was said in them: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.actions.acknowledge_message import acknowledge_message
from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.change_title import change_title
from case_core.cases.actions.close_case import close_case
from case_core.cases.actions.record_contact import record_contact
from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.api import serializers
from case_core.cases.listing import case_page, contact_page
from case_core.cases.models import Case, Contact
from case_core.cases.selectors import case_for
from case_core.cases.states import Channel, Direction, Outcome, StatementKind
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, ReadViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})
_RECORDED = (StatementKind.WORDS, StatementKind.FACT, StatementKind.THIRD_PARTY, StatementKind.ASSESSMENT)


def case_url(case_id: int) -> str:
    """Return the address of a case."""
    return reverse("api:case", args=[case_id])


def done_at(case_id: int) -> Done:
    """Say that something was done to a case."""
    return Done(id=case_id, url=case_url(case_id))


class CaseViewSet(ReadViewSet):
    """Cases."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"list": ("cases_list", _("相談の一覧")), "retrieve": ("cases_retrieve", _("相談を1件読む"))}
    filters = {"list": serializers.CaseFilters}
    answers = {"list": serializers.CaseRowSerializer, "retrieve": serializers.CaseSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Case]:  # noqa: ARG002
        """Return a page of cases."""
        return case_page(actor, asked, take)

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Case:  # noqa: ARG002
        """Return a case."""
        return case_for(actor, ids["case_id"])


class ContactViewSet(ListViewSet, Sending):
    """What was said in a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("contacts_list", _("相談の応対の一覧（古い順）")),
        "create": ("contacts_create", _("応対を記録する")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.ContactSerializer}
    body = serializers.NewContactSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Contact]:  # noqa: ARG002
        """Return a page of what was said."""
        return contact_page(actor, ids["case_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record what was said."""
        contact = record_contact(
            case_id=ids["case_id"],
            channel=Channel(told["channel"]),
            direction=Direction(told["direction"]),
            said={kind: told[kind] for kind in _RECORDED},
            third_party=told["third_party_name"],
            actor=actor,
            at=at,
        )
        return Done(id=contact.pk, url=reverse("api:contacts", args=[ids["case_id"]]))


class CaseActionView(ActionView):
    """Something that the centre does with a case."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class AssignView(CaseActionView):
    """Make a clerk responsible."""

    operations = {"post": ("cases_assign", _("担当を決める"))}
    body = serializers.AssignmentSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Give the case to a clerk."""
        return done_at(assign_case(case_id=ids["case_id"], actor=actor, at=at, **told).pk)


class TitleView(CaseActionView):
    """Call a case otherwise."""

    operations = {"post": ("cases_title", _("件名を変える"))}
    body = serializers.TitleSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change the title."""
        return done_at(change_title(case_id=ids["case_id"], actor=actor, at=at, **told).pk)


class ReplyView(CaseActionView):
    """Answer the citizen."""

    operations = {"post": ("cases_reply", _("相談した方に返事をする"))}
    body = serializers.ReplySerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write to the citizen."""
        return done_at(reply_to_citizen(case_id=ids["case_id"], actor=actor, at=at, **told).case_id)


class SeenView(CaseActionView):
    """Take a message as read."""

    operations = {"post": ("cases_read_message", _("新しいメッセージを既読にする"))}
    body = serializers.SeenSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take messages as read up to a moment."""
        acknowledge_message(case_id=ids["case_id"], actor=actor, at=at, **told)
        return done_at(ids["case_id"])


class CloseView(CaseActionView):
    """End a case."""

    operations = {"post": ("cases_close", _("相談を終了する"))}
    body = serializers.EndingSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """End the case."""
        ending = {**told, "outcome": Outcome(told["outcome"])}
        return done_at(close_case(case_id=ids["case_id"], actor=actor, at=at, **ending).pk)


class ReopenView(CaseActionView):
    """Go on with a case."""

    operations = {"post": ("cases_reopen", _("終了した相談を再開する"))}
    body = serializers.ReopeningSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Open the case again."""
        return done_at(reopen_case(case_id=ids["case_id"], actor=actor, at=at, **told).pk)
