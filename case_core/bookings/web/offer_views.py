"""Pages on which administrators settle what can be booked."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.bookings import selectors
from case_core.bookings.actions.change_booking_rules import change_booking_rules
from case_core.bookings.actions.change_offer import change_offer
from case_core.bookings.actions.create_offer import create_offer
from case_core.bookings.actions.end_offer import end_offer
from case_core.bookings.models import BookingOffer
from case_core.bookings.rules import rules as settled_rules
from case_core.bookings.web.forms import EndOfferForm, NewOfferForm, OfferForm, RulesForm
from case_core.roster.states import CounsellorKind
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(Role.ADMINISTRATOR)
def offers(request: StaffRequest) -> HttpResponse:
    """List what can be booked."""
    with_ended = request.GET.get("show") == "all"
    found = selectors.offers_for(request.actor, on=clock.today(), with_ended=with_ended)
    rows = [(offer, CounsellorKind(offer.counsellor_kind).label) for offer in found]
    values = {"rows": rows, "with_ended": with_ended, "today": clock.today(), "rules": settled_rules()}
    return render(request, "bookings/offers.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add an offer."""
    channels = selectors.channels_for_offer(request.actor)
    form = NewOfferForm(channels=channels, **{"initial": {"valid_from": clock.today()}, **sent(request)})

    def act() -> str:
        data = form.cleaned_data
        create_offer(
            actor=request.actor,
            facts=form.facts(),
            valid_from=data["valid_from"],
            valid_until=data["valid_until"],
            at=clock.now(),
        )
        return reverse("booking_settings:offers")

    moved_on = send_form(request, form, scope="booking_offer.create", act=act, done=gettext("予約の枠を加えました。"))
    return moved_on or render(request, "bookings/offer_add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest, offer_id: int) -> HttpResponse:
    """Change an offer."""
    offer = _found(request, offer_id)
    form = OfferForm.of(offer, channels=selectors.channels_for_offer(request.actor, offer), **sent(request))

    def act() -> str:
        change_offer(actor=request.actor, offer=offer, facts=form.facts(), at=clock.now())
        return reverse("booking_settings:offers")

    done = gettext("予約の枠を変更しました。")
    moved_on = send_form(request, form, scope="booking_offer.change", act=act, done=done)
    return moved_on or render(request, "bookings/offer_change.html", {"form": form, "offer": offer})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def end(request: StaffRequest, offer_id: int) -> HttpResponse:
    """Give an offer its last day."""
    offer = _found(request, offer_id)
    form = EndOfferForm(**{"initial": {"last_day": offer.valid_until}, **sent(request)})

    def act() -> str:
        end_offer(actor=request.actor, offer=offer, at=clock.now(), **form.cleaned_data)
        return reverse("booking_settings:offers")

    done = gettext("最後の日を決めました。")
    moved_on = send_form(request, form, scope="booking_offer.end", act=act, done=done)
    return moved_on or render(request, "bookings/offer_end.html", {"form": form, "offer": offer})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Settle how long times are held and rest."""
    known = settled_rules()
    initial = {"hold_minutes": known.hold_minutes, "release_minutes": known.release_minutes}
    form = RulesForm(**{"initial": initial, **sent(request)})

    def act() -> str:
        change_booking_rules(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("booking_settings:offers")

    done = gettext("予約の決まりを変更しました。")
    moved_on = send_form(request, form, scope="booking.rules", act=act, done=done)
    return moved_on or render(request, "bookings/rules.html", {"form": form})


def _found(request: StaffRequest, offer_id: int) -> BookingOffer:
    offer = selectors.offer_for(request.actor, offer_id)
    if offer is None:
        raise Http404
    return offer
