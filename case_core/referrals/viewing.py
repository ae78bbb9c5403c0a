"""Reads by bodies outside the city hall: what is referred to them, by the share that opens it, and no other way."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from case_core.referrals.errors import ReferralNotFoundError
from case_core.referrals.letter_states import LetterStanding
from case_core.referrals.letters import kept, standing_of
from case_core.referrals.models import Referral
from case_core.referrals.states import OPEN, ReferralStatus
from case_core.sharing.errors import ShareNotFoundError
from case_core.sharing.standing import open_to, sights_of
from case_core.sharing.viewing import Offered, Shown, listed_for, look_at_share, peek_at_share, running_for
from mannaka_kit.ui.editions import edition_of
from tenants.partners.actor import BodyActor, PartnerActor

ROWS: Final = 20


class Show(TextChoices):
    """Which rows of the list a body wants to see (絞り込み)."""

    ALL = "all", _("すべて")
    SENT = "sent", _("お返事待ち")
    ACCEPTED = "accepted", _("引き受け済み")
    DONE = "done", _("結果を報告したもの")
    SHARED = "shared", _("共有だけのもの")


class Asked(NamedTuple):
    """What the list is sorted and narrowed by."""

    status: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the list: what is shared, and what was asked with it, if anything was."""

    offered: Offered
    referral: Referral | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A page of the list, and how many wait for an answer in all."""

    page: Page[int]
    rows: list[Row]
    waiting: int
    is_empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """What one look at a referral shows."""

    referral: Referral
    shown: Shown

    @property
    def edition(self) -> str:
        """Return a short name for all that is shown."""
        return edition_of(self.shown.edition, self.referral.status, self.referral.due_on)


def desk_of(viewer: PartnerActor, *, show: Show, number: str | None, at: datetime) -> Desk:
    """Return a page of what is open to somebody of a body, the next day first; only the rows of the page are listed."""
    sights = open_to(viewer, at=at)
    # What the list sorts by; of hundreds of referrals only those of the page are read as a whole.
    asked = {grant_id: each for grant_id, each in _asked(viewer, at=at).items() if grant_id in sights}
    wanted = [grant_id for grant_id in sights if _is_wanted(asked.get(grant_id), show)]
    wanted.sort(key=lambda grant_id: _urgency(asked.get(grant_id)))
    page = Paginator(wanted, ROWS).get_page(number)
    shown = {each.grant_id: each for each in Referral.objects.filter(grant_id__in=page.object_list)}
    offered = listed_for(viewer, {grant_id: sights[grant_id] for grant_id in page.object_list}, at=at)
    return Desk(
        page=page,
        rows=[Row(offered=each, referral=shown.get(each.grant.pk)) for each in offered],
        waiting=sum(each.status == ReferralStatus.SENT for each in asked.values()),
        is_empty=not sights,
    )


def look_at_referral(viewer: PartnerActor | BodyActor, referral_id: int, *, at: datetime) -> Referred:
    """
    Return a referral with what its share shows at this moment, and record the look on the case.

    :raises ReferralNotFoundError: nothing of the kind was sent to this person's body.
    :raises ShareOverError: it was, and the share behind it opens nothing any more.
    """
    referral = _found(referral_id)
    try:
        return Referred(referral=referral, shown=look_at_share(viewer, referral.grant_id, at=at))
    except ShareNotFoundError as error:
        raise ReferralNotFoundError from error


def peek_at_referral(viewer: PartnerActor | BodyActor, referral_id: int, *, at: datetime) -> Referred:
    """
    Return what a referral would show, for telling whether an open page shows it already.

    :raises ReferralNotFoundError: nothing of the kind was sent to this person's body.
    :raises ShareOverError: it was, and the share behind it opens nothing any more.
    """
    referral = _found(referral_id)
    try:
        return Referred(referral=referral, shown=peek_at_share(viewer, referral.grant_id, at=at))
    except ShareNotFoundError as error:
        raise ReferralNotFoundError from error


def letter_behind(token: str, *, at: datetime) -> LetterStanding | None:
    """Return what a letter's link would open, for whoever holds it; None where it leads to no letter."""
    found = Referral.objects.filter(letter_hash=kept(token)).select_related("grant__case", "grant__organization")
    referral = found.first()
    return None if referral is None else met_at(referral, at=at)


def met_at(referral: Referral, *, at: datetime) -> LetterStanding:
    """Return what a letter's link would open at a moment: nothing, while the share behind it opens nothing."""
    standing = standing_of(referral, at=at)
    waits = standing == LetterStanding.WAITING
    return LetterStanding.SHUT if waits and not sights_of([referral.grant], at=at)[referral.grant_id] else standing


def referral_of_letter(letter: str) -> Referral | None:
    """Return the referral whose letter was opened, by what is kept of its link; an older letter finds none."""
    opened = Referral.objects.filter(letter_hash=letter, letter_opened_at__isnull=False)
    return opened.exclude(letter_hash="").select_related("grant__organization").first()


def _found(referral_id: int) -> Referral:
    referral = Referral.objects.select_related("sent_by").filter(pk=referral_id).first()
    if referral is None:
        raise ReferralNotFoundError
    return referral


def _asked(viewer: PartnerActor, *, at: datetime) -> dict[int, Asked]:
    found = Referral.objects.filter(grant__in=running_for(viewer, at=at)).order_by()
    rows = found.values_list("grant_id", "status", "due_on")
    return {grant_id: Asked(status, due_on) for grant_id, status, due_on in rows}


def _is_wanted(referral: Asked | None, show: Show) -> bool:
    if show == Show.ALL:
        return True
    if referral is None:
        return show == Show.SHARED
    return referral.status == show.value


def _urgency(referral: Asked | None) -> tuple[bool, int]:
    """Put what must be answered first, the earliest day first; the rest keeps its order, newest first."""
    if referral is None or referral.status not in OPEN:
        return True, 0
    return False, referral.due_on.toordinal()
