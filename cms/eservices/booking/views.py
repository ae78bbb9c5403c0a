"""The pages on which a citizen books a time."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.bookings.actions.release_hold import release_hold
from case_core.bookings.errors import SlotTakenError
from case_core.bookings.own import own_booking_again
from case_core.bookings.selectors import offers_valid_on
from case_core.conversations.selectors import told_in
from cms.eservices.booking import limits, memory
from cms.eservices.booking import walk as pages
from cms.eservices.booking.asking import choices_of_day, form_of, nearest_times
from cms.eservices.booking.forms import BookForm, ChoiceForm, TimeForm, time_choices
from cms.eservices.booking.sending import book_once, hold_time
from cms.eservices.booking.summary import answers_of
from cms.eservices.booking.walk import LABELS, Walk, answered, url_of, walk_of, without
from cms.eservices.drafts import Answers
from cms.pages.selectors import current_face
from cms.talkpage import visits
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.ui.forms import CalmForm

_TYPED_LIMIT: Final = 20_000


def _walk(request: HttpRequest) -> Walk:
    at = clock.now()
    conversation_id = visits.open_visit(request.session, at=at)
    told = told_in(conversation_id) if conversation_id is not None else None
    return walk_of(memory.load(request.session, at=at), on=clock.today(), told_in=told)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_step(request: HttpRequest, step: str = pages.OFFER) -> HttpResponse:
    """
    Ask one thing.

    :raises Http404: there is no such page.
    """
    name = step
    if name not in LABELS:
        raise Http404
    walk = _walk(request)
    if name not in walk.names:
        return redirect(walk.next_url())
    gap = walk.first_gap(until=name)
    if gap is not None:
        return redirect(f"{url_of(gap)}?resume=1")
    if request.method == "POST":
        return _take_answer(request, name, walk)
    return _show_form(request, name, walk, form_of(name, walk, at=clock.now(), initial=_initial(request, name, walk)))


def _initial(request: HttpRequest, name: str, walk: Walk) -> Answers:
    asked = request.GET.get("offer", "")
    if name == pages.OFFER and asked.isdecimal():
        return {pages.OFFER: asked}
    return walk.draft.shown(name)


def _take_answer(request: HttpRequest, name: str, walk: Walk) -> HttpResponse:
    if "back" in request.POST:
        return _go_back(request, name, walk)
    form = form_of(name, walk, at=clock.now(), data=request.POST)
    if not form.is_valid():
        return _show_form(request, name, walk, form)
    if isinstance(form, TimeForm):
        return _take_time(request, walk, form)
    return _go_on(request, walk, name, {field: _text_of(value) for field, value in form.cleaned_data.items()})


def _text_of(value: object) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value or "")


def _take_time(request: HttpRequest, walk: Walk, form: TimeForm) -> HttpResponse:
    """Hold the time; one that is not free comes back with those that are nearest."""
    at, begins = clock.now(), form.chosen()
    if begins == walk.begins and walk.hold_until is not None and at < walk.hold_until:
        return redirect(walk.next_url())
    if not limits.may_hold(request):
        words = gettext("続けて何度も選ばれました。15分ほどおいてから、もう一度お試しください。")
        return _ask_time_again(request, walk, form, words)
    try:
        held = hold_time(walk, begins, at=at)
    except SlotTakenError as error:
        form.add_error("time", str(error))
        form.offer_instead(time_choices(error.nearest, day=walk.day))
        return _show_form(request, pages.TIME, walk, form)
    except AnticipatedError as error:
        return _ask_time_again(request, walk, form, str(error))
    # One of the nearest times may lie on another day than the one that was chosen.
    draft = walk.draft.answered(pages.DAY, {pages.DAY: begins.date().isoformat()}).answered(pages.TIME, held)
    memory.save(request.session, draft, at=at)
    return redirect(walk_of(draft, on=clock.today()).next_url())


def _ask_time_again(request: HttpRequest, walk: Walk, form: TimeForm, words: str) -> HttpResponse:
    form.add_error(None, words)
    form.offer_instead(choices_of_day(walk, at=clock.now()))
    return _show_form(request, pages.TIME, walk, form)


def _go_on(request: HttpRequest, walk: Walk, name: str, answers: Answers) -> HttpResponse:
    draft = answered(walk.draft, name, answers)
    if walk.hold_id is not None and pages.TIME not in draft.answers:
        release_hold(booking_id=walk.hold_id, at=clock.now())
    memory.save(request.session, draft, at=clock.now())
    return redirect(walk_of(draft, on=clock.today()).next_url())


def _go_back(request: HttpRequest, name: str, walk: Walk) -> HttpResponse:
    fields = form_of(name, walk, at=clock.now()).fields
    typed = {field: "\n".join(request.POST.getlist(field))[:_TYPED_LIMIT] for field in fields}
    # A choice that was changed but not sent is not kept: what hangs on it would be asked in vain.
    if name in {pages.CONTACT, pages.QUESTIONS}:
        memory.save(request.session, walk.draft.left(name, typed), at=clock.now())
    previous = walk.before(name)
    return redirect(url_of(previous) if previous else "/")


def _show_form(request: HttpRequest, name: str, walk: Walk, form: CalmForm) -> HttpResponse:
    context = {
        "form": form,
        "step": name,
        # The page of another step may be shown where the check page was sent.
        "action": url_of(name),
        "title": LABELS[name],
        "number": walk.names.index(name) + 1,
        "pages": walk.pages,
        "must_resume": "resume" in request.GET,
        "has_draft": request.method == "POST" or name != pages.OFFER,
        "walk": walk,
        "offers": offers_valid_on(clock.today()) if name == pages.OFFER else (),
        "has_choice": not isinstance(form, ChoiceForm) or form.has_choice,
        "face": current_face(),
    }
    return render(request, f"booking/{_TEMPLATES.get(name, 'step')}.html", context)


_TEMPLATES: Final = {
    pages.OFFER: "offer",
    pages.DAY: "day",
    pages.TIME: "time",
    pages.CONTACT: "contact",
    pages.QUESTIONS: "questions",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show everything once more, and book it."""
    at = clock.now()
    walk = _walk(request)
    gap = walk.first_gap()
    if gap is not None:
        # Booked already, perhaps by a second click: the receipt is the answer.
        booked = memory.kept_receipt(request.session, at=at) is not None and not walk.draft.answers
        return redirect("booking:done" if booked else f"{url_of(gap)}?resume=1")
    form = BookForm(request.POST or None)
    if request.method == "POST":
        if "back" in request.POST:
            return redirect(url_of(walk.names[-1]))
        try:
            return HttpResponseRedirect(book_once(request, walk, at=at))
        except SlotTakenError as error:
            return _choose_again(request, walk, error)
        except AnticipatedError as error:
            form.add_error(None, str(error))
    context = {"form": form, "answers": answers_of(walk), "number": walk.pages, "pages": walk.pages, "walk": walk}
    return render(request, "booking/check.html", {**context, "face": current_face()})


def _choose_again(request: HttpRequest, walk: Walk, error: SlotTakenError) -> HttpResponse:
    """Show the nearest free times; everything else that was told stays in the draft."""
    at, wanted = clock.now(), walk.begins or clock.now()
    near = error.nearest or nearest_times(walk, wanted, at=at)
    memory.save(request.session, without(walk.draft, pages.TIME), at=at)
    form = TimeForm(data={"time": wanted.isoformat()}, choices=time_choices(near, day=walk.day))
    form.add_error("time", str(error))
    return _show_form(request, pages.TIME, walk, form)


@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Show number, secret and what happens next, until it is closed."""
    receipt = memory.kept_receipt(request.session, at=clock.now())
    booking = own_booking_again(number=receipt.number, at=clock.now()) if receipt is not None else None
    if receipt is None or booking is None:
        return redirect("booking:start")
    link = f"{request.build_absolute_uri(reverse('booking:door'))}#{receipt.number}.{receipt.secret}"
    context: dict[str, Any] = {"receipt": receipt, "booking": booking, "link": link, "face": current_face()}
    return render(request, "booking/done.html", context)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Give the held time back, forget everything that was written or shown, and go to the home page."""
    hold_id = _walk(request).hold_id
    if hold_id is not None:
        release_hold(booking_id=hold_id, at=clock.now())
    memory.clear(request.session)
    memory.forget_receipt(request.session)
    messages.success(request, gettext("入力した内容を消しました。"))
    return redirect("/")
