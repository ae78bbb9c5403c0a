"""Hold the time that was chosen, and book it when everything is told."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from case_core.bookings.actions.book_slot import Booked, book_slot
from case_core.bookings.actions.hold_slot import hold_slot
from case_core.bookings.contacts import Told
from case_core.bookings.errors import BookingNotFoundError, OfferNotFoundError
from cms.eservices.booking import memory
from cms.eservices.booking import walk as pages
from cms.eservices.booking.walk import Walk
from cms.eservices.drafts import Answers
from mannaka_kit.idempotency import Result, once

_SCOPE = "booking.book"


def hold_time(walk: Walk, begins: datetime, *, at: datetime) -> Answers:
    """
    Hold a time, and return what the draft keeps of it.

    :raises AnticipatedError: the time is not free, or the offer has ended.
    """
    if walk.offer is None:
        raise OfferNotFoundError
    hold = hold_slot(offer_id=walk.offer.pk, way=walk.way, begins=begins, at=at, instead_of=walk.hold_id)
    until = hold.hold_until.isoformat() if hold.hold_until else ""
    return {pages.TIME: begins.isoformat(), "hold": str(hold.pk), "until": until}


def book_once(request: HttpRequest, walk: Walk, *, at: datetime) -> str:
    """
    Book, unless this very form has been sent before, and return where its receipt is.

    :raises AnticipatedError: the time is gone, or the contact has too many bookings.
    """
    try:
        return once(request, scope=_SCOPE, act=lambda: _book(request.session, walk, at=at)).location
    except Exception:
        # Nothing was written, so the session must not say that it was.
        memory.forget_receipt(request.session)
        memory.save(request.session, walk.draft, at=at)
        raise


def _book(session: SessionBase, walk: Walk, *, at: datetime) -> Result:
    booked = _booked(walk, at=at)
    receipt = memory.BookingReceipt(number=booked.booking.number, secret=booked.secret)
    memory.keep_receipt(session, receipt, at=at)
    memory.clear(session)
    session.save()
    return Result(location=reverse("booking:done"), record_id=str(booked.booking.pk))


def _booked(walk: Walk, *, at: datetime) -> Booked:
    """Book what is held; where the hold ran out and was given away, try for the same time once more."""
    told = told_of(walk)
    try:
        return book_slot(hold_id=walk.hold_id or 0, told=told, at=at)
    except BookingNotFoundError:
        if walk.offer is None or walk.begins is None:
            raise
    hold = hold_slot(offer_id=walk.offer.pk, way=walk.way, begins=walk.begins, at=at)
    return book_slot(hold_id=hold.pk, told=told, at=at)


def told_of(walk: Walk) -> Told:
    """Return what the citizen told of themselves."""
    draft = walk.draft
    count = len(walk.offer.questions) if walk.offer is not None else 0
    return Told(
        name=draft.value(pages.CONTACT, "name"),
        telephone=draft.value(pages.CONTACT, "telephone"),
        email=draft.value(pages.CONTACT, "email"),
        about=draft.value(pages.CONTACT, "about"),
        needs=tuple(draft.value(pages.CONTACT, "needs").split("\n")),
        answers=tuple(draft.value(pages.QUESTIONS, f"answer_{place}") for place in range(count)),
        language=get_language() or settings.LANGUAGE_CODE,
        thread_id=walk.thread_id,
    )
