"""What is known of an offer, in the spelling in which it is stored."""

from dataclasses import dataclass, fields

from django.utils.translation import gettext_lazy as _

from case_core.bookings.errors import OfferFactsError
from case_core.bookings.models import MOST_DAYS, MOST_MINUTES, BookingOffer
from case_core.bookings.online_address import require_online_address
from case_core.bookings.states import BookingWay
from case_core.cases.topics import Topic
from case_core.meetings.errors import MeetingChannelError
from case_core.roster.states import CounsellorKind
from tenants.plugins.kinds import meeting_channels


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """What can be booked, with whom, how, and by which rules."""

    name: str
    topic: str
    ways: tuple[str, ...]
    minutes: int
    counsellor_kind: str
    words: str = ""
    needs_room: bool = True
    days_ahead: int = 60
    notice_hours: int = 1
    most_per_contact: int = 2
    questions: tuple[str, ...] = ()
    preparation: str = ""
    position: int = 0
    online_address: str = ""
    meeting_channel_id: int | None = None


def require_facts(facts: OfferFacts) -> None:
    """
    Let through what somebody can mean.

    :raises OfferFactsError: a name is missing, a word is not known, or a number is out of its range.
    :raises OnlineAddressError: talks by video have no address that can stand in a mail.
    """
    if not facts.name.strip():
        raise OfferFactsError(_("入力してください。"), field="name")
    if facts.topic not in Topic.values:
        raise OfferFactsError(field="topic")
    if not facts.ways or not set(facts.ways) <= set(BookingWay.values):
        raise OfferFactsError(_("ひとつ以上選んでください。"), field="ways")
    if facts.counsellor_kind not in CounsellorKind.values:
        raise OfferFactsError(field="counsellor_kind")
    require_online_address(facts.online_address)
    _require_numbers(facts)


def _require_numbers(facts: OfferFacts) -> None:
    ranges = {
        "minutes": (5, MOST_MINUTES),
        "days_ahead": (1, MOST_DAYS),
        "notice_hours": (0, 24 * 14),
        "most_per_contact": (1, 20),
        "position": (0, 999),
    }
    for name, (least, most) in ranges.items():
        if not least <= getattr(facts, name) <= most:
            words = _("%(least)sから%(most)sまでの数を入力してください。")
            raise OfferFactsError(str(words) % {"least": least, "most": most}, field=name)


def put_facts(offer: BookingOffer, facts: OfferFacts) -> None:
    """
    Write the facts into an offer, in memory.

    :raises MeetingChannelError: it is no meeting service of the city that is at work, nor the one it had.
    """
    chosen = facts.meeting_channel_id
    is_new = chosen is not None and chosen != offer.meeting_channel_id
    if is_new and not meeting_channels().filter(pk=chosen or 0).exists():
        raise MeetingChannelError(field="meeting_channel_id")
    for each in fields(facts):
        setattr(offer, each.name, getattr(facts, each.name))
    offer.name, offer.words, offer.preparation = facts.name.strip(), facts.words.strip(), facts.preparation.strip()
    offer.online_address = require_online_address(facts.online_address)
    offer.ways = [way for way in BookingWay.values if way in facts.ways]
    offer.questions = [question.strip() for question in facts.questions if question.strip()]
