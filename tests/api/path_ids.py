"""What the paths of settings name, in a city that is asked by made-up requests."""

from django.db.models import Model

from case_core.bookings.models import RoomReservation
from case_core.booths.models import BoothDevice, BoothSite
from case_core.conversations.models import CannedText, Conversation
from case_core.desk.models import Room
from case_core.form_imports.models import BookingImport, ImportForm
from case_core.knowledge.models import Article
from case_core.reception.models import Display
from case_core.roster.models import Counsellor, OnCallContact, Proposal
from case_core.search.models import SynonymGroup
from tenants.hours.models import RegularHours, SpecialDay, Way
from tenants.partners.models import Agreement, PartnerInvitation, PartnerMember, PartnerOrganization
from tenants.plugins.models import Channel
from tests.api.doors_of_channels import channels_to_name
from tests.api.doors_of_conversations import conversations_to_name
from tests.api.doors_of_hours import hours_to_name
from tests.api.doors_of_keeping import keeping_to_name
from tests.api.doors_of_knowledge import answers_to_name
from tests.api.doors_of_partners import partners_to_name
from tests.api.doors_of_places import places_to_name
from tests.api.doors_of_settings import settings_to_name
from tests.api.doors_of_words import words_to_name
from tests.support.cast import Cast

# Each city counts these for itself, so that an id can be made to mean one city's record alone.
SETTLED: tuple[type[Model], ...] = (
    *(SynonymGroup, Way, RegularHours, SpecialDay, RoomReservation, Room),
    *(Channel, BookingImport, ImportForm, Display, Counsellor, OnCallContact, Proposal, BoothSite, BoothDevice),
    *(Conversation, CannedText),
    *(PartnerOrganization, Agreement, PartnerMember, PartnerInvitation, Article),
)
_NAMES = {
    "branch_way": "way_id",
    "hours_change": "change_id",
    "special_day": "day_id",
    "reservation": "reservation_id",
    "free_room": "room_id",
    "site": "site_id",
    "device": "device_id",
    "kept_person": "counsellor_id",
    "proposal": "proposal_id",
    "contact": "contact_id",
    "form": "form_id",
    "import": "import_id",
    "display": "display_id",
    "synonyms": "group_id",
    "conversation": "conversation_id",
    "canned_text": "text_id",
    "kept_channel": "channel_id",
    "body": "organization_id",
    "agreement": "agreement_id",
    "partner_member": "member_id",
    "invitation": "invitation_id",
    "article": "article_id",
}


def settings_by_path(cast: Cast) -> dict[str, int]:
    """Make what the paths can name, by the names that the paths give it; call it inside of the city."""
    makers = (
        channels_to_name,
        hours_to_name,
        settings_to_name,
        keeping_to_name,
        places_to_name,
        words_to_name,
        conversations_to_name,
        partners_to_name,
        answers_to_name,
    )
    made = {thing: key for make in makers for thing, key in make(cast).items()}
    return {name: made[thing] for thing, name in _NAMES.items()}
