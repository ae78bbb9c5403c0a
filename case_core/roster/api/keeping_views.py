"""People, rules and the list for closed days, as their keepers write them: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.roster import listing, selectors
from case_core.roster.actions.add_on_call import add_on_call
from case_core.roster.actions.change_counsellor import change_counsellor
from case_core.roster.actions.change_on_call import change_on_call
from case_core.roster.actions.change_roster_rules import change_roster_rules
from case_core.roster.actions.create_counsellor import create_counsellor
from case_core.roster.actions.remove_on_call import remove_on_call
from case_core.roster.api import keeping_serializers, serializers
from case_core.roster.api.views import KEEPERS
from case_core.roster.counsellor_facts import CounsellorFacts
from case_core.roster.models import Counsellor, OnCallContact
from case_core.roster.on_call_facts import OnCallFacts
from case_core.roster.policies import READERS
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
_LIMITS = ("rest_days", "most_days_a_week", "most_closed_days_a_month", "least_regular")


class CounsellorViewSet(ListViewSet, Sending):
    """The people of the roster, and somebody new."""

    reads, writes, roles = Scope.ROSTER_READ, Scope.ROSTER_WRITE, READERS
    operations = {
        "list": ("counsellors_list", _("相談員の一覧（当番表の管理者以外は自分だけ）")),
        "create": ("counsellors_create", _("相談員を当番表に加える")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.RosterPersonSerializer}
    body = keeping_serializers.CounsellorFactsSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Counsellor]:  # noqa: ARG002
        """Return a page of people."""
        return listing.page_of_counsellors(actor, take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add somebody."""
        return _of_person(create_counsellor(facts=CounsellorFacts(**told), actor=actor, at=at))


class KeptCounsellorViewSet(RecordViewSet):
    """All that is known of somebody of the roster."""

    reads, roles = Scope.ROSTER_READ, READERS
    operations = {"retrieve": ("counsellors_retrieve", _("相談員の内容を1件読む（自分か、当番表の管理者）"))}
    answers = {"retrieve": keeping_serializers.KeptCounsellorSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Counsellor:  # noqa: ARG002
        """Return a person."""
        return selectors.counsellor_for(actor, ids["counsellor_id"])


class ChangeCounsellorView(ActionView):
    """Change what is known of somebody."""

    writes, roles = Scope.ROSTER_WRITE, KEEPERS
    operations = {"post": ("counsellors_change", _("相談員の内容を変える（すでにある当番は変わらない）"))}
    body = keeping_serializers.CounsellorFactsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it."""
        facts, person = CounsellorFacts(**told), ids["counsellor_id"]
        return _of_person(change_counsellor(counsellor_id=person, facts=facts, actor=actor, at=at))


class RosterRulesViewSet(RecordViewSet, Sending):
    """The rules by which rosters are proposed."""

    reads, writes, roles = Scope.ROSTER_READ, Scope.ROSTER_WRITE, KEEPERS
    operations = {
        "retrieve": ("roster_rules_retrieve", _("当番表の決まりと、必要な人数")),
        "create": ("roster_rules_change", _("当番表の決まりと必要な人数を、全部まとめて変える")),
    }
    answers = {"retrieve": keeping_serializers.RosterRulesSerializer}
    body = keeping_serializers.RosterRulesSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the rules."""
        return listing.rules_as_told(actor)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_roster_rules(
            limits=Limits(**{name: told[name] for name in _LIMITS}),
            needs={day: tuple(_need(row) for row in told["needs"] if row["day_kind"] == day) for day in DayKind},
            swaps_need_approval=told["swaps_need_approval"],
            actor=actor,
            at=at,
        )
        return Done(id=settled.pk, url=reverse("api:roster_rules"))


class ContactViewSet(ListViewSet, Sending):
    """The list for closed days, and somebody new on it."""

    reads, writes, roles = Scope.ROSTER_READ, Scope.ROSTER_WRITE, ADMINISTRATORS
    operations = {
        "list": ("on_call_contacts_list", _("閉庁日の連絡先の一覧（読んだことは記録されます）")),
        "create": ("on_call_contacts_create", _("閉庁日の連絡先を加える")),
    }
    pagination_class = OldestFirst
    answers = {"list": keeping_serializers.KeptContactSerializer}
    body = keeping_serializers.ContactFactsSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[OnCallContact]:  # noqa: ARG002
        """Return a page of the list."""
        return listing.page_of_contacts(actor, take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Put somebody on the list."""
        return _of_contact(add_on_call(facts=OnCallFacts(**told), actor=actor, at=at).pk)


class ContactActionView(ActionView):
    """Something that is done with a line of the list."""

    writes, roles = Scope.ROSTER_WRITE, ADMINISTRATORS


class ChangeContactView(ContactActionView):
    """Change who is telephoned, or when."""

    operations = {"post": ("on_call_contacts_change", _("閉庁日の連絡先を変える"))}
    body = keeping_serializers.ContactFactsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change the line."""
        contact_id = ids["contact_id"]
        return _of_contact(change_on_call(contact_id=contact_id, facts=OnCallFacts(**told), actor=actor, at=at).pk)


class RemoveContactView(ContactActionView):
    """Take somebody off the list."""

    operations = {"post": ("on_call_contacts_remove", _("閉庁日の連絡先を外す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Remove the line."""
        return _of_contact(remove_on_call(contact_id=ids["contact_id"], actor=actor, at=at))


def _of_person(person: Counsellor) -> Done:
    return Done(id=person.pk, url=reverse("api:counsellor", args=[person.pk]))


def _of_contact(contact_id: int) -> Done:
    return Done(id=contact_id, url=reverse("api:on_call_contacts"))


def _need(row: Mapping[str, Any]) -> Need:
    return Need(kind=CounsellorKind(row["kind"]), people=row["people"], topic=row["topic"])
