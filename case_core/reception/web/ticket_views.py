"""One number: given, called, put aside, sent on, ended."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.web.desk import centre_view
from case_core.desk.selectors import rooms_valid_on
from case_core.reception.actions.begin_ticket import begin_ticket
from case_core.reception.actions.call_again import call_again
from case_core.reception.actions.call_next import call_next
from case_core.reception.actions.call_ticket import call_ticket
from case_core.reception.actions.finish_ticket import finish_ticket
from case_core.reception.actions.issue_ticket import issue_ticket
from case_core.reception.actions.miss_ticket import miss_ticket
from case_core.reception.actions.park_ticket import park_ticket
from case_core.reception.actions.redirect_ticket import redirect_ticket
from case_core.reception.actions.release_ticket import release_ticket
from case_core.reception.actions.take_up_ticket import take_up_ticket
from case_core.reception.selectors import booking_of, ticket_for
from case_core.reception.web.forms import IssueForm, RoomForm, TakeUpForm
from case_core.reception.web.own_room import remember_room, remembered_room
from case_core.reception.web.tones import TONES
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest

BOARD = "reception:board"


@require_POST
@centre_view
def issue(request: StaffRequest) -> HttpResponse:
    """Give the next number, and show its slip."""
    form = IssueForm(request.POST)

    def act() -> str:
        ticket = issue_ticket(actor=request.actor, at=clock.now(), **form.told())
        return reverse("reception:slip", args=[ticket.pk])

    moved_on = send_form(request, form, scope="ticket.issue", act=act)
    return moved_on or _said_on_board(request, form)


@require_POST
@centre_view
def choose_room(request: StaffRequest) -> HttpResponse:
    """Remember in which room the clerk works."""
    form = RoomForm(request.POST, rooms=rooms_valid_on(clock.today()))

    def act() -> str:
        remember_room(request, form.cleaned_data["room"])
        return reverse(BOARD)

    return send_form(request, form, scope="reception.room", act=act) or _said_on_board(request, form)


@require_POST
@centre_view
def next_one(request: StaffRequest) -> HttpResponse:
    """Call whoever's turn it is to a room."""
    form = RoomForm(request.POST, rooms=rooms_valid_on(clock.today()))

    def act() -> str:
        ticket = call_next(room_id=form.cleaned_data["room"], actor=request.actor, at=clock.now())
        _say_called(request, ticket.label, str(ticket.room))
        return reverse(BOARD)

    return send_form(request, form, scope="ticket.next", act=act) or _said_on_board(request, form)


def _say_called(request: StaffRequest, label: str, room: str) -> None:
    messages.success(request, gettext("%(number)s番の方を%(room)sに呼びました。") % {"number": label, "room": room})


def _said_on_board(request: StaffRequest, form: IssueForm | RoomForm) -> HttpResponse:
    """Say on the board why a button did nothing."""
    for errors in form.errors.values():
        for words in errors:
            messages.error(request, str(words))
    return redirect(BOARD)


@require_safe
@centre_view
def ticket(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Show one number, and what can be done with it."""
    found = ticket_for(request.actor, ticket_id)
    visits = found.visits.select_related("room", "called_by")
    context = {"ticket": found, "visits": visits, "tones": TONES, "mine": remembered_room(request)}
    return render(request, "reception/ticket.html", {**context, "is_today": found.day == clock.today()})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def call(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Call this number to a room."""
    form = RoomForm(rooms=rooms_valid_on(clock.today()), **_initially(request))

    def act() -> str:
        called = call_ticket(
            ticket_id=ticket_id, room_id=form.cleaned_data["room"], actor=request.actor, at=clock.now()
        )
        _say_called(request, called.label, str(called.room))
        return reverse(BOARD)

    moved_on = send_form(request, form, scope=f"ticket.call.{ticket_id}", act=act)
    return moved_on or _room_page(request, ticket_id, form, "reception/call.html")


def _initially(request: StaffRequest) -> dict[str, object]:
    return {"initial": {"room": remembered_room(request)}, **sent(request)}


def _room_page(request: StaffRequest, ticket_id: int, form: RoomForm, template: str) -> HttpResponse:
    return render(request, template, {"form": form, "ticket": ticket_for(request.actor, ticket_id)})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def redirect_to(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Let somebody wait for another room, with the same number."""
    form = RoomForm(rooms=rooms_valid_on(clock.today()), **sent(request))

    def act() -> str:
        moved = redirect_ticket(
            ticket_id=ticket_id, room_id=form.cleaned_data["room"], actor=request.actor, at=clock.now()
        )
        words = gettext("%(number)s番の方に、同じ番号のまま%(room)sで待っていただきます。")
        messages.success(request, words % {"number": moved.label, "room": moved.room})
        return reverse(BOARD)

    moved_on = send_form(request, form, scope=f"ticket.redirect.{ticket_id}", act=act)
    return moved_on or _room_page(request, ticket_id, form, "reception/redirect.html")


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def take_up(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Make the case of a number."""
    found = ticket_for(request.actor, ticket_id)
    booking = booking_of(request.actor, found)
    form = TakeUpForm.of(found, about=booking.about if booking else "", **sent(request))

    def act() -> str:
        received = take_up_ticket(
            ticket_id=ticket_id,
            topic=form.cleaned_data.get("topic") or found.topic,
            words=form.cleaned_data["words"],
            person=form.person(),
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("console:case", args=[received.case_id])

    done = _("番号札から相談を始めました。")
    moved_on = send_form(request, form, scope=f"ticket.take_up.{ticket_id}", act=act, done=done)
    return moved_on or render(request, "reception/take_up.html", {"form": form, "ticket": found, "booking": booking})


@require_POST
@centre_view
def again(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Call the same number once more."""
    return _turned(request, ticket_id, "again", call_again, _("もう一度呼びました。"))


@require_POST
@centre_view
def park(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Put a number aside."""
    return _turned(request, ticket_id, "park", park_ticket, _("番号を取り置きました。戻られたら、また呼べます。"))


@require_POST
@centre_view
def missed(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Say that nobody came."""
    return _turned(request, ticket_id, "missed", miss_ticket, _("来なかったことを記録しました。また呼べます。"))


@require_POST
@centre_view
def begin(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Say that the talk has begun."""
    return _turned(request, ticket_id, "begin", begin_ticket, _("相談中にしました。"))


@require_POST
@centre_view
def finish(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Say that the talk is over."""
    return _turned(request, ticket_id, "finish", finish_ticket, _("終わりにしました。部屋が空きました。"))


@require_POST
@centre_view
def left(request: StaffRequest, ticket_id: int) -> HttpResponse:
    """Say that somebody has gone."""
    return _turned(request, ticket_id, "left", release_ticket, _("お帰りになったことを記録しました。"))


def _turned(
    request: StaffRequest, ticket_id: int, turn: str, action: Callable[..., object], done: Promise
) -> HttpResponse:
    return press_button(
        request,
        scope=f"ticket.{turn}.{ticket_id}",
        act=lambda: action(ticket_id=ticket_id, actor=request.actor, at=clock.now()),
        location=reverse(BOARD),
        done=done,
    )
