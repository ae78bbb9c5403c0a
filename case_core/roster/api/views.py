"""Duties, days off and wishes: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.roster import listing
from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.add_duty import add_duty
from case_core.roster.actions.add_wish import add_wish
from case_core.roster.actions.change_duty import change_duty
from case_core.roster.actions.remove_absence import remove_absence
from case_core.roster.actions.remove_duty import remove_duty
from case_core.roster.actions.remove_wish import remove_wish
from case_core.roster.api import serializers
from case_core.roster.duty_facts import DutyTimes
from case_core.roster.models import Absence, Duty, Wish
from case_core.roster.policies import READERS
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, Sending, Take
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.CENTRE_STAFF})


def _of_duty(duty_id: int) -> Done:
    return Done(id=duty_id, url=reverse("api:duties"))


def _facts(told: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(told)
    return {"times": DutyTimes(**{name: values.pop(name) for name in ("on", "begins", "ends")}), **values}


class DutyViewSet(ListViewSet, Sending):
    """Who is on duty when."""

    reads, writes, roles = Scope.ROSTER_READ, Scope.ROSTER_WRITE, READERS
    operations = {
        "list": ("duties_list", _("当番の一覧（期間と、自分の当番だけに絞れます）")),
        "create": ("duties_create", _("当番を加える")),
    }
    pagination_class = OldestFirst
    filters = {"list": serializers.DutyFilters}
    answers = {"list": serializers.DutySerializer}
    body = serializers.NewDutySerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Duty]:  # noqa: ARG002
        """Return a page of duties."""
        return listing.page_of_duties(actor, asked, take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Put somebody on duty."""
        return _of_duty(add_duty(actor=actor, at=at, **_facts(told)).pk)


class ChangeDutyView(ActionView):
    """Another person, day or time."""

    writes, roles = Scope.ROSTER_WRITE, KEEPERS
    operations = {"post": ("duties_change", _("当番を変える"))}
    body = serializers.DutyChangeSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change the duty."""
        return _of_duty(change_duty(duty_id=ids["duty_id"], actor=actor, at=at, **_facts(told)).pk)


class RemoveDutyView(ActionView):
    """Nobody in this place."""

    writes, roles = Scope.ROSTER_WRITE, KEEPERS
    operations = {"post": ("duties_remove", _("当番を外す"))}
    body = serializers.DutyRemovalSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take it off the roster."""
        return _of_duty(remove_duty(duty_id=ids["duty_id"], actor=actor, at=at, reason=told["reason"]))


class AbsenceViewSet(ListViewSet, Sending):
    """Days on which somebody is away."""

    reads, writes, roles = Scope.ROSTER_READ, Scope.ROSTER_WRITE, READERS
    operations = {
        "list": ("absences_list", _("これからの休暇・不在の一覧")),
        "create": ("absences_create", _("休暇・不在を登録する")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.AbsenceSerializer}
    body = serializers.AbsenceSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Absence]:  # noqa: ARG002
        """Return a page of days off."""
        return listing.page_of_absences(actor, ids["counsellor_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep somebody free."""
        absence = add_absence(counsellor_id=ids["counsellor_id"], actor=actor, at=at, **told)
        return Done(id=absence.pk, url=reverse("api:absences", args=[ids["counsellor_id"]]))


class RemoveAbsenceView(ActionView):
    """There after all."""

    writes, roles = Scope.ROSTER_WRITE, READERS
    operations = {"post": ("absences_remove", _("休暇・不在を取り消す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Take the absence back."""
        remove_absence(actor=actor, at=at, **ids)
        return Done(id=ids["absence_id"], url=reverse("api:absences", args=[ids["counsellor_id"]]))


class WishViewSet(ListViewSet, Sending):
    """What somebody wishes for days."""

    reads, writes, roles = Scope.ROSTER_READ, Scope.ROSTER_WRITE, READERS
    operations = {
        "list": ("wishes_list", _("これからの希望の一覧")),
        "create": ("wishes_create", _("希望を登録する（同じ日の希望は置き換わります）")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.DayWishSerializer}
    body = serializers.DayWishSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Wish]:  # noqa: ARG002
        """Return a page of wishes."""
        return listing.page_of_wishes(actor, ids["counsellor_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep the wish."""
        wish = add_wish(counsellor_id=ids["counsellor_id"], actor=actor, at=at, **told)
        return Done(id=wish.pk, url=reverse("api:wishes", args=[ids["counsellor_id"]]))


class RemoveWishView(ActionView):
    """No wish any more."""

    writes, roles = Scope.ROSTER_WRITE, READERS
    operations = {"post": ("wishes_remove", _("希望を取り消す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Forget the wish."""
        remove_wish(actor=actor, at=at, **ids)
        return Done(id=ids["wish_id"], url=reverse("api:wishes", args=[ids["counsellor_id"]]))
