"""Two cities with the same things in them, of which Saijo has more, so that some of its ids exist nowhere else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document

from case_core.attachments.models import Attachment
from case_core.cases.actions.close_case import close_case
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from case_core.codes.models import TroubleItem
from case_core.desk.models import Room, Summons
from case_core.drafts.actions.save_draft import save_draft
from case_core.drafts.models import Draft
from case_core.drafts.states import FormName
from case_core.handovers.models import Handover
from case_core.intake.actions.add_citizen_message import add_citizen_message
from case_core.intake.models import Receipt
from case_core.relations.models import CasePerson, PersonMerge
from case_core.search.models import SynonymGroup
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.deactivate_user import deactivate_user
from tenants.accounts.models import RoleGrant, SignedInSession, User
from tenants.accounts.roles import Role
from tenants.accounts.wagtail_group import set_membership
from tenants.api_tokens.actions.create_token import create_token
from tenants.api_tokens.models import ApiToken
from tenants.api_tokens.scopes import Scope
from tenants.hours.models import RegularHours, SpecialDay
from tenants.organisation.models import Section
from tests.permissions.bookings import KINDS_OF_BOOKINGS, bookings
from tests.permissions.booths import KINDS_OF_BOOTHS, booths
from tests.permissions.calendars import calendars
from tests.permissions.calls import KINDS_OF_CALLS, calls
from tests.permissions.channels import KINDS_OF_CHANNELS, kept_channels
from tests.permissions.conversations import KINDS_OF_CONVERSATIONS, conversations
from tests.permissions.deliveries import KINDS_OF_DELIVERIES, deliveries
from tests.permissions.duty_roster import KINDS_OF_ROSTER, duty_roster
from tests.permissions.far_ids import skip_keys_of
from tests.permissions.files_and_pages import files, pages
from tests.permissions.files_and_words import files_and_words
from tests.permissions.hard_talks import KINDS_OF_HARD_TALKS, hard_talks
from tests.permissions.hours import hours_and_ways
from tests.permissions.kept_apart import KINDS_KEPT_APART, kept_apart
from tests.permissions.knowledge import KINDS_OF_KNOWLEDGE
from tests.permissions.lately_done import KINDS_LATELY_DONE, lately_done
from tests.permissions.listening import KINDS_OF_LISTENING
from tests.permissions.meetings import KINDS_OF_MEETINGS, meetings
from tests.permissions.partners import KINDS_OF_PARTNERS
from tests.permissions.sharing import KINDS_OF_SHARING, partners_and_shares
from tests.support.calls import a_room, arrived, called
from tests.support.cases import acknowledged, asking_for_time, bounced, handed_over, new_case, received
from tests.support.cast import Cast, cast_of
from tests.support.heads import head_of_centre
from tests.support.receiving import things_of_people

PASSWORD = "the-cast-signs-in-with-this"
VISITORS = {"administrator": "mio", "centre": "aoi", "own_section": "ren", "other_section": "yui", "auditor": "sora"}
# Stands in the first city's cases, names, pages and files, and must never be read in the other city.
CANARY = "いまばりのひみつ"
# More than sign in below: the other city has ids of its own then.
_DEVICES = 12
KINDS: Mapping[str, type[Model]] = {
    **dict.fromkeys(("case_id", "told_case_id", "closed_case_id"), Case),
    **dict.fromkeys(("family_case_id", "merged_case_id"), Case),
    **dict.fromkeys(("handover_id", "acknowledged_handover_id", "asked_handover_id", "bounced_handover_id"), Handover),
    **dict.fromkeys(("user_id", "stopped_user_id"), User),
    **dict.fromkeys(("summons_id", "arrived_summons_id"), Summons),
    **dict.fromkeys(("room_id", "room_asked_id"), Room),
    "attachment_id": Attachment,
    **KINDS_OF_HARD_TALKS,
    **KINDS_KEPT_APART,
    **KINDS_OF_KNOWLEDGE,
    **KINDS_LATELY_DONE,
    **KINDS_OF_ROSTER,
    **KINDS_OF_BOOKINGS,
    **KINDS_OF_BOOTHS,
    **KINDS_OF_CALLS,
    **KINDS_OF_MEETINGS,
    **KINDS_OF_CONVERSATIONS,
    **KINDS_OF_CHANNELS,
    **KINDS_OF_DELIVERIES,
    **KINDS_OF_PARTNERS,
    **KINDS_OF_SHARING,
    **KINDS_OF_LISTENING,
    "grant_id": RoleGrant,
    "item_id": TroubleItem,
    "place_id": CasePerson,
    "merge_id": PersonMerge,
    "group_id": SynonymGroup,
    "draft_key": Draft,
    "section_id": Section,
    "token_id": ApiToken,
    "change_id": RegularHours,
    "day_id": SpecialDay,
    "document_id": Document,
    "passkey_id": Authenticator,
    "session_id": SignedInSession,
}

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Both cities, what is in them, and who is signed in in the first."""

    city: Tenant
    other: Tenant
    values: Values
    foreign: Values
    cookies: Mapping[str, str]

    def visitors(self, name: str) -> Iterator[Client]:
        """Return the browsers of a column: one, or all five sessions at the other city's host."""
        if name == "other_city":
            yield from (self._browser(self.other, who) for who in VISITORS)
        else:
            yield self._browser(self.city, name)

    def _browser(self, city: Tenant, who: str) -> Client:
        client = Client(headers={"host": city.host}, raise_request_exception=False)
        if who in self.cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[who]
        return client


def build(city: Tenant, other: Tenant) -> World:
    """Build both cities, and sign everybody of the first in through the sign-in page."""
    here, there = cast_of(city), cast_of(other)
    for cast in (here, there):
        with use(cast.city):
            cast.actors.update({name: head_of_centre(cast, name) for name in ("aoi", "nagi")})
    with use(city):
        _open_accounts(here)
        values = _things(here, word=CANARY, label="first")
    skip_keys_of(city, other=other)
    with use(other):
        _things(there, word="西条", label="second")
        more = _things(there, word="西条", label="third")
    cookies = {visitor: _signed_in(city, username) for visitor, username in VISITORS.items()}
    foreign = {**more, **_only_there(city, other)}
    values["session_id"] = _second_session(city, here.users["mio"])
    return World(city=city, other=other, values=values, foreign=foreign, cookies=cookies)


def _open_accounts(cast: Cast) -> None:
    for user in cast.users.values():
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    set_membership(cast.users["mio"], is_member=True)


def _signed_in(city: Tenant, username: str) -> str:
    client = Client(headers={"host": city.host})
    sent = client.post(reverse("account_login"), {"login": username, "password": PASSWORD})
    assert sent.status_code == 302, f"{username} cannot sign in"
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _second_session(city: Tenant, user: User) -> int:
    """Sign somebody in at another browser, and return that sign-in."""
    _signed_in(city, user.username)
    with use(city):
        return SignedInSession.objects.filter(user=user).latest("pk").pk


def _only_there(city: Tenant, other: Tenant) -> dict[str, Any]:
    """Return an id of each kind that the other city has and the first has not; the other one has more of each."""
    found = {}
    for name, model in KINDS.items():
        with use(other):
            ids = set(model._default_manager.values_list("pk", flat=True))
        with use(city):
            ids -= set(model._default_manager.values_list("pk", flat=True))
        found[name] = max(ids)
    return found


def _things(cast: Cast, *, word: str, label: str) -> dict[str, Any]:
    """Make one of everything that an address can name."""
    return {
        **_cases(cast, word),
        **_calls(cast, word),
        **hard_talks(cast, word),
        **kept_apart(cast, word),
        **lately_done(cast, word),
        **duty_roster(cast, word),
        **bookings(word),
        **booths(cast, word),
        **calls(cast, word),
        **meetings(cast, word),
        **calendars(cast, word),
        **deliveries(cast, word),
        **kept_channels(cast, word),
        **conversations(cast, word),
        **partners_and_shares(cast, word),
        **_people(cast, word),
        **_tokens(cast, word),
        **things_of_people(cast, word),
        **_settings(word),
        **files(word, label),
        **pages(),
        **files_and_words(cast, word, label),
        "new_case": new_case(cast, body=word).pk,
        "draft_key": _draft(cast, word),
        "clerk_id": cast.users["aoi"].pk,
        "colleague_id": cast.users["nagi"].pk,
        "section_asked_id": cast.tax.pk,
    }


def _cases(cast: Cast, word: str) -> dict[str, Any]:
    told = Case.objects.get(pk=received(body=f"{word} ウェブから").case_id)
    add_citizen_message(receipt_id=Receipt.objects.get(case=told).pk, body=word, at=clock.now())
    told.refresh_from_db()
    closed = new_case(cast, body=f"{word} おわり")
    close_case(case_id=closed.pk, outcome=Outcome.LISTENED, referred_to="", note=word, actor=cast.aoi, at=clock.now())
    return {
        "case_id": new_case(cast, body=f"{word} あたらしい").pk,
        "told_case_id": told.pk,
        "told_at": told.new_message_at,
        "closed_case_id": closed.pk,
        "handover_id": handed_over(cast, new_case(cast, body=word)).pk,
        "acknowledged_handover_id": acknowledged(cast, new_case(cast, body=word)).pk,
        "asked_handover_id": asking_for_time(cast, new_case(cast, body=word)).pk,
        "bounced_handover_id": handed_over(cast, bounced(cast, times=2)).pk,
    }


def _calls(cast: Cast, word: str) -> dict[str, Any]:
    count = Room.objects.count()
    free, first, second, spare = (a_room(cast, f"{word} {count + number}") for number in range(4))
    return {
        "summons_id": called(cast, new_case(cast, body=word), room=first).pk,
        "arrived_summons_id": arrived(cast, new_case(cast, body=word), room=second).pk,
        "room_id": spare.pk,
        "room_asked_id": free.pk,
    }


def _draft(cast: Cast, word: str) -> UUID:
    draft = save_draft(
        key=uuid4(),
        page=uuid4(),
        form=FormName.INTAKE,
        subject_id=None,
        seen_version=0,
        texts={"matter": word},
        actor=cast.aoi,
        at=clock.now(),
    )
    return draft.pk


def _people(cast: Cast, word: str) -> dict[str, Any]:
    count = User.objects.count()
    person = User.objects.create(username=f"extra{count}", display_name=word, name_kana="アア")
    grant = RoleGrant.objects.create(user=person, role=Role.CENTRE_STAFF, valid_from=date(2020, 4, 1))
    stopped = User.objects.create(username=f"stopped{count}", display_name=word, name_kana="アア")
    deactivate_user(actor=cast.mio, user=stopped, at=clock.now())
    key = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": word})
    seen = [SignedInSession(user=person, device="windows.edge", began_at=clock.now()) for _number in range(_DEVICES)]
    SignedInSession.objects.bulk_create(seen)
    return {"user_id": person.pk, "grant_id": grant.pk, "stopped_user_id": stopped.pk, "passkey_id": key.pk}


def _tokens(cast: Cast, word: str) -> dict[str, Any]:
    made = create_token(
        owner_id=cast.users["aoi"].pk,
        purpose=word,
        scopes=[Scope.CASES_READ],
        last_day=clock.today() + timedelta(days=30),
        actor=cast.mio,
        at=clock.now(),
    )
    return {"token_id": made.token.pk}


def _settings(word: str) -> dict[str, Any]:
    count, at = Section.objects.count(), clock.now()
    soon = clock.today() + timedelta(days=30 + count)
    section = Section.objects.create(code=f"extra{count}", name=word, name_kana="アア", valid_from=date(2020, 4, 1))
    return {"section_id": section.pk, **hours_and_ways(word, count=count, soon=soon, at=at)}
