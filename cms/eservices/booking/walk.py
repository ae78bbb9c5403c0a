"""Where somebody is on the way to a booking: which pages there are, and which of them still ask for something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.bookings.selectors import offers_valid_on
from cms.eservices.drafts import Answers, Draft
from mannaka_kit.clock import TOKYO

if TYPE_CHECKING:
    from datetime import date

    from case_core.bookings.models import BookingOffer
    from case_core.conversations.selectors import Told

OFFER, WAY, DAY, TIME, CONTACT, QUESTIONS = "offer", "way", "day", "time", "contact", "questions"
# What the page on the contact keeps, beside what it asks.
THREAD: Final = "thread"
LABELS: Final = {
    OFFER: _("ご相談"),
    WAY: _("相談の方法"),
    DAY: _("日"),
    TIME: _("時刻"),
    CONTACT: _("お名前とご連絡先"),
    QUESTIONS: _("相談の前にうかがうこと"),
}
# What is chosen later hangs on what was chosen before; who somebody is does not.
_HANGS_ON: Final = {OFFER: (WAY, DAY, TIME, QUESTIONS), WAY: (DAY, TIME), DAY: (TIME,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The draft, and the offer that it is about."""

    draft: Draft
    offer: BookingOffer | None
    told_in: Told | None = None  # whose own page is open in this browser

    @property
    def names(self) -> list[str]:
        """Return the pages that ask something, in their order; with only one way nobody has to choose it."""
        names = [OFFER, WAY, DAY, TIME, CONTACT]
        if self.offer is not None and len(self.offer.ways) == 1:
            names.remove(WAY)
        return [*names, QUESTIONS] if self.offer is not None and self.offer.questions else names

    @property
    def pages(self) -> int:
        """Return how many pages there are: the questions, and the one that shows all answers."""
        return len(self.names) + 1

    @property
    def way(self) -> str:
        """Return the way that was chosen, or the only one there is."""
        if self.offer is not None and len(self.offer.ways) == 1:
            return self.offer.ways[0]
        return self.draft.value(WAY, WAY)

    @property
    def day(self) -> date | None:
        """Return the day that was chosen."""
        chosen = self.draft.value(DAY, DAY)
        return datetime.fromisoformat(chosen).date() if chosen else None

    @property
    def begins(self) -> datetime | None:
        """Return the time that was chosen."""
        return moment_from(self.draft.value(TIME, TIME))

    @property
    def hold_id(self) -> int | None:
        """Return the hold on the time."""
        hold = self.draft.value(TIME, "hold")
        return int(hold) if hold else None

    @property
    def hold_until(self) -> datetime | None:
        """Return until when the time is held."""
        return moment_from(self.draft.value(TIME, "until"))

    @property
    def thread_id(self) -> int | None:
        """Return where they want to be told of it, None where they chose mail, or nothing else was offered."""
        thread = self.draft.value(CONTACT, THREAD)
        return int(thread) if thread else None

    def before(self, name: str) -> str | None:
        """Return the page before, if there is one."""
        place = self.names.index(name)
        return self.names[place - 1] if place else None

    def first_gap(self, *, until: str | None = None) -> str | None:
        """Return the first page before another one, or of all, that has no answer or was left with something typed."""
        asked = self.names if until is None else self.names[: self.names.index(until)]
        draft = self.draft
        return next((name for name in asked if name not in draft.answers or name in draft.typed), None)

    def next_url(self) -> str:
        """Return where the citizen goes next."""
        gap = self.first_gap()
        return url_of(gap) if gap else reverse("booking:check")


def walk_of(draft: Draft, *, on: date, told_in: Told | None = None) -> Walk:
    """Return the walk of a draft; an offer that has ended is as if none were chosen."""
    asked = draft.value(OFFER, OFFER)
    offer = offers_valid_on(on).filter(pk=int(asked)).first() if asked.isdecimal() else None
    if offer is None:
        kept = {name: answers for name, answers in draft.answers.items() if name == CONTACT}
        return Walk(draft=replace(draft, answers=kept), offer=None, told_in=told_in)
    return Walk(draft=draft, offer=offer, told_in=told_in)


def answered(draft: Draft, name: str, answers: Answers) -> Draft:
    """Return the draft with a page's answers; where they differ, what hangs on them is asked again."""
    if draft.answers.get(name) != answers:
        draft = without(draft, *_HANGS_ON.get(name, ()))
    return draft.answered(name, answers)


def without(draft: Draft, *names: str) -> Draft:
    """Return the draft without the answers of some pages."""
    return Draft(
        answers={name: values for name, values in draft.answers.items() if name not in names},
        typed={name: values for name, values in draft.typed.items() if name not in names},
    )


def url_of(name: str) -> str:
    """Return a page's address."""
    return reverse("booking:start") if name == OFFER else reverse("booking:step", args=[name])


def moment_from(text: str) -> datetime | None:
    """Return the moment that a page wrote; None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(TOKYO) if moment.tzinfo is not None else None
