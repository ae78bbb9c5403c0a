"""The people of a case, for programs: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.relations.actions.add_case_person import Who, add_case_person
from case_core.relations.actions.change_case_person import change_case_person
from case_core.relations.actions.change_person import change_person
from case_core.relations.actions.take_out_person import take_out_person
from case_core.relations.actions.tie_people import ToldTie, tie_people
from case_core.relations.api import serializers
from case_core.relations.listing import page_of_people, person_of_case
from case_core.relations.models import CasePerson
from case_core.relations.places import Place
from case_core.relations.selectors import PersonSheet
from case_core.relations.states import PersonRole, TieKind
from mannaka_kit import japanese
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

if TYPE_CHECKING:
    from case_core.parties.facts import Facts

CENTRE = frozenset({Role.CENTRE_STAFF})
_WHO = ("name", "name_kana", "telephone", "birth_date", "known_id")


def _done(place: CasePerson) -> Done:
    return Done(id=place.pk, url=reverse("api:case_people", args=[place.case_id]))


def _place(told: Mapping[str, Any]) -> Place:
    return Place(
        role=PersonRole(told["role"]),
        relation=told["relation"],
        lives_together=told["lives_together"],
        tie=TieKind(told["tie"]),
        note=told["note"],
    )


def _folded(told: Mapping[str, Any]) -> dict[str, Any]:
    """Fold width and kana as at the counter, but never a name's characters."""
    folds = {"name_kana": japanese.fold_kana, "telephone": japanese.fold_width}
    return {name: folds[name](value) if name in folds else value for name, value in told.items()}


class PersonViewSet(RecordViewSet):
    """The one who came with a case."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("case_person_retrieve", _("相談した方の登録と、以前の登録を読む"))}
    answers = {"retrieve": serializers.PersonSheetSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> PersonSheet:  # noqa: ARG002
        """Return what is known."""
        return person_of_case(actor, ids["case_id"])


class ChangePersonView(ActionView):
    """Change what is known of somebody of a case."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("case_person_change", _("相談した方や関係者の登録を変える（匿名の方に名前をつける）"))}
    body = serializers.FactsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it, if nobody else changed the same."""
        facts = _folded({name: value for name, value in told.items() if name not in ("seen_edition", "person_id")})
        person = change_person(
            case_id=ids["case_id"],
            person_id=told.get("person_id"),
            told=cast("Facts", facts),
            seen_edition=told["seen_edition"],
            actor=actor,
            at=at,
        )
        return Done(id=person.pk, url=reverse("api:case_person", args=[ids["case_id"]]))


class PeopleViewSet(ListViewSet, Sending):
    """The people of a case beside the one who came."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("case_people_list", _("相談の関係者の一覧")),
        "create": ("case_people_create", _("関係者を加える")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.CasePersonSerializer}
    body = serializers.NewCasePersonSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[CasePerson]:  # noqa: ARG002
        """Return a page of people."""
        return page_of_people(actor, ids["case_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Add somebody."""
        who = Who(**_folded({name: told[name] for name in _WHO}))
        place = _place(told)
        return _done(add_case_person(case_id=ids["case_id"], who=who, place=place, actor=actor, at=at))


class PlaceView(ActionView):
    """Change what somebody is in a case."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("case_people_change", _("関係者の立場や間柄を変える"))}
    body = serializers.PlaceSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it."""
        place = _place(told)
        return _done(
            change_case_person(case_id=ids["case_id"], place_id=ids["place_id"], place=place, actor=actor, at=at)
        )


class RemovalView(ActionView):
    """Take somebody out of a case."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("case_people_remove", _("関係者から外す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Take out."""
        return _done(take_out_person(case_id=ids["case_id"], place_id=ids["place_id"], actor=actor, at=at))


class TieView(ActionView):
    """Say what two people of a case are to each other."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("case_people_tie", _("関係者どうしの間柄を登録する"))}
    body = serializers.TieSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep it."""
        tie_people(case_id=ids["case_id"], tie=ToldTie(**{**told, "kind": TieKind(told["kind"])}), actor=actor, at=at)
        return Done(id=told["one_id"], url=reverse("api:case_people", args=[ids["case_id"]]))
