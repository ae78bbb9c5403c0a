"""What administrators settle of bookings: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.bookings import selectors
from case_core.bookings.actions.change_booking_rules import change_booking_rules
from case_core.bookings.actions.change_offer import change_offer
from case_core.bookings.actions.create_offer import create_offer
from case_core.bookings.actions.end_offer import end_offer
from case_core.bookings.api import serializers, setting_serializers
from case_core.bookings.errors import NoSuchOfferError
from case_core.bookings.models import BookingOffer
from case_core.bookings.offer_facts import OfferFacts
from case_core.bookings.rules import BookingRules, rules
from mannaka_kit import clock
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR})
_DAYS = ("valid_from", "valid_until")


class OfferViewSet(ListViewSet, Sending):
    """What can be booked today, and something new."""

    reads, writes, roles = Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE, KEEPERS | {Role.CENTRE_STAFF}
    operations = {
        "list": ("booking_offers_list", _("いま予約できる枠の一覧")),
        "create": ("booking_offers_create", _("予約の枠を加える")),
    }
    pagination_class = OldestFirst
    filters = {"list": setting_serializers.OfferFilters}
    answers = {"list": serializers.OfferSerializer}
    body = setting_serializers.NewOfferSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[BookingOffer]:  # noqa: ARG002
        """Return a page of offers."""
        today, which = clock.today(), asked.get("which")
        if which is None:
            return take(selectors.offers_valid_on(today))
        return take(selectors.offers_for(actor, on=today, with_ended=which == "all"))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Let citizens book it."""
        days = {name: told[name] for name in _DAYS}
        return _done(create_offer(actor=actor, facts=_facts(told), at=at, **days))


class OfferSettingsViewSet(RecordViewSet):
    """All that is settled of an offer."""

    reads, roles = Scope.BOOKINGS_READ, KEEPERS
    operations = {"retrieve": ("booking_offers_retrieve", _("予約の枠の決まりを1件読む"))}
    answers = {"retrieve": setting_serializers.OfferSettingsSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> BookingOffer:  # noqa: ARG002
        """Return an offer."""
        return _offer(actor, ids)


class ChangeOfferView(ActionView):
    """Change what can be booked."""

    writes, roles = Scope.BOOKINGS_WRITE, KEEPERS
    operations = {"post": ("booking_offers_change", _("予約の枠の決まりを変える（入っている予約は変わらない）"))}
    body = setting_serializers.OfferFactsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it."""
        return _done(change_offer(actor=actor, offer=_offer(actor, ids), facts=_facts(told), at=at))


class EndOfferView(ActionView):
    """Give an offer its last day."""

    writes, roles = Scope.BOOKINGS_WRITE, KEEPERS
    operations = {"post": ("booking_offers_end", _("予約の枠の最後の日を決める"))}
    body = setting_serializers.LastDaySerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """End it."""
        return _done(end_offer(actor=actor, offer=_offer(actor, ids), last_day=told["last_day"], at=at))


class BookingRulesViewSet(RecordViewSet, Sending):
    """How long times are held and rest."""

    reads, writes, roles = Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE, KEEPERS
    operations = {
        "retrieve": ("booking_rules_retrieve", _("予約の決まり（取り置く時間と、取り消された時間を休ませる長さ）")),
        "create": ("booking_rules_change", _("予約の決まりを変える")),
    }
    answers = {"retrieve": setting_serializers.BookingRulesSerializer}
    body = setting_serializers.BookingRulesSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> BookingRules:  # noqa: ARG002
        """Return the rules."""
        return rules()

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_booking_rules(actor=actor, at=at, **told)
        return Done(id=settled.pk, url=reverse("api:booking_rules"))


def _done(offer: BookingOffer) -> Done:
    return Done(id=offer.pk, url=reverse("api:booking_offer", args=[offer.pk]))


def _offer(actor: Actor, ids: Mapping[str, int]) -> BookingOffer:
    offer = selectors.offer_for(actor, ids["offer_id"])
    if offer is None:
        raise NoSuchOfferError
    return offer


def _facts(told: Mapping[str, Any]) -> OfferFacts:
    words = {name: value for name, value in told.items() if name not in {"ways", "questions", *_DAYS}}
    return OfferFacts(ways=tuple(told["ways"]), questions=tuple(told["questions"]), **words)
