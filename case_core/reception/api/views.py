"""Numbers: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.intake.actions.receive_matter import PersonDetails
from case_core.reception.actions.begin_ticket import begin_ticket
from case_core.reception.actions.call_again import call_again
from case_core.reception.actions.call_next import call_next
from case_core.reception.actions.call_ticket import call_ticket
from case_core.reception.actions.finish_ticket import finish_ticket
from case_core.reception.actions.issue_for_booking import issue_for_booking
from case_core.reception.actions.issue_ticket import issue_ticket
from case_core.reception.actions.miss_ticket import miss_ticket
from case_core.reception.actions.park_ticket import park_ticket
from case_core.reception.actions.redirect_ticket import redirect_ticket
from case_core.reception.actions.release_ticket import release_ticket
from case_core.reception.actions.take_up_ticket import take_up_ticket
from case_core.reception.api import serializers
from case_core.reception.listing import page_of_tickets
from case_core.reception.models import QueueTicket
from case_core.reception.selectors import ticket_for
from mannaka_kit import clock
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, ReadViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(ticket: QueueTicket) -> Done:
    return Done(id=ticket.pk, url=reverse("api:ticket", args=[ticket.pk]))


class TicketViewSet(ReadViewSet, Sending):
    """The numbers of a day, one of them, and a new one."""

    reads, writes, roles = Scope.RECEPTION_READ, Scope.RECEPTION_WRITE, CENTRE
    operations = {
        "list": ("tickets_list", _("1日の番号札の一覧（出した順）")),
        "retrieve": ("tickets_retrieve", _("番号札を1枚読む")),
        "create": ("tickets_create", _("番号札を出す")),
    }
    pagination_class = OldestFirst
    filters = {"list": serializers.TicketFilters}
    answers = {"list": serializers.TicketSerializer, "retrieve": serializers.TicketSerializer}
    body = serializers.IssueSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[QueueTicket]:  # noqa: ARG002
        """Return a page of a day's numbers."""
        return page_of_tickets(actor, asked.get("day", clock.today()), asked.get("status", ""), take)

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> QueueTicket:  # noqa: ARG002
        """Return a number."""
        return ticket_for(actor, ids["ticket_id"])

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Give a number."""
        return _done(issue_ticket(actor=actor, at=at, **told))


class TicketActionView(ActionView):
    """Something that is done with a number."""

    writes, roles = Scope.RECEPTION_WRITE, CENTRE


class BookingTicketView(TicketActionView):
    """Give somebody who comes with a booking a number."""

    operations = {"post": ("bookings_ticket", _("予約で来た方に番号札を出す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Give the number."""
        return _done(issue_for_booking(booking_id=ids["booking_id"], actor=actor, at=at))


class NextView(TicketActionView):
    """Call whoever's turn it is."""

    operations = {"post": ("tickets_next", _("次の方を部屋に呼ぶ"))}
    body = serializers.RoomChoiceSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Call the next."""
        return _done(call_next(room_id=told["room_id"], actor=actor, at=at))


class CallView(TicketActionView):
    """Call this number."""

    operations = {"post": ("tickets_call", _("この番号を部屋に呼ぶ"))}
    body = serializers.RoomChoiceSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Call it."""
        return _done(call_ticket(ticket_id=ids["ticket_id"], room_id=told["room_id"], actor=actor, at=at))


class RedirectView(TicketActionView):
    """Send a number to another room."""

    operations = {"post": ("tickets_redirect", _("番号をそのままに、ほかの部屋へ案内する"))}
    body = serializers.RoomChoiceSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Redirect it."""
        return _done(redirect_ticket(ticket_id=ids["ticket_id"], room_id=told["room_id"], actor=actor, at=at))


class AgainView(TicketActionView):
    """Call a number once more."""

    operations = {"post": ("tickets_again", _("もう一度呼ぶ"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Call it again."""
        return _done(call_again(ticket_id=ids["ticket_id"], actor=actor, at=at))


class ParkView(TicketActionView):
    """Put a number aside."""

    operations = {"post": ("tickets_park", _("席を外した方の番号を取り置く"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Put it aside."""
        return _done(park_ticket(ticket_id=ids["ticket_id"], actor=actor, at=at))


class MissedView(TicketActionView):
    """Say that nobody came."""

    operations = {"post": ("tickets_missed", _("呼んでも来なかったことを記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Record it."""
        return _done(miss_ticket(ticket_id=ids["ticket_id"], actor=actor, at=at))


class BeginView(TicketActionView):
    """Say that the talk has begun."""

    operations = {"post": ("tickets_begin", _("相談の始まりを記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Begin it."""
        return _done(begin_ticket(ticket_id=ids["ticket_id"], actor=actor, at=at))


class FinishView(TicketActionView):
    """Say that the talk is over."""

    operations = {"post": ("tickets_finish", _("相談の終わりを記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """End it."""
        return _done(finish_ticket(ticket_id=ids["ticket_id"], actor=actor, at=at))


class LeftView(TicketActionView):
    """Say that somebody has gone."""

    operations = {"post": ("tickets_left", _("帰ったことを記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Record it."""
        return _done(release_ticket(ticket_id=ids["ticket_id"], actor=actor, at=at))


class TicketTakeUpView(TicketActionView):
    """Make the case of a number."""

    operations = {"post": ("tickets_take_up", _("番号札から相談を始める"))}
    body = serializers.TicketMatterSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take it up; the number leads to the case."""
        take_up_ticket(
            ticket_id=ids["ticket_id"],
            topic=told["topic"],
            words=told["words"],
            person=PersonDetails(name=told["name"], telephone=told["telephone"]),
            actor=actor,
            at=at,
        )
        return Done(id=ids["ticket_id"], url=reverse("api:ticket", args=[ids["ticket_id"]]))
