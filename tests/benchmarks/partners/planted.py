"""Matters with words in them that no partner may read, and people whose door to them is shut, each for a reason."""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

WEEK: Final = timedelta(days=7)
_KINDS: Final = ("note", "fact")


@dataclass(kw_only=True)
class Tags:
    """Words that stand nowhere else; each is planted once."""

    dice: random.Random
    planted: dict[str, str] = field(default_factory=dict)

    def new(self, what: str) -> str:
        """Return the next one, and remember where it stands."""
        tag = f"zq{self.dice.getrandbits(56):014x}"
        self.planted[tag] = what
        return tag


@dataclass(frozen=True, kw_only=True)
class Intruder:
    """Somebody who tries: their cookies, at whose host they are at home, and what they may read."""

    name: str
    host: str
    cookies: dict[str, str]
    body_topic: str
    may_read: frozenset[str] = frozenset()


@dataclass(kw_only=True)
class Planted:
    """What is in a city: ids for guessing, and who tries."""

    host: str
    ids: defaultdict[str, list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )  # by the parameter that they fill
    intruders: list[Intruder] = field(default_factory=list)
    open_path: str = ""  # what is open to the one who may read something


def plant(cast: Any, tags: Tags) -> Planted:
    """Fill a city; call it inside that city."""
    found = Planted(host=cast.city.host)
    members = {name: make(cast, tags, found) for name, make in _SHUT.items()}
    for name, (member, readable) in members.items():
        found.intruders.append(_intruder(cast, f"{name} of {found.host}", member, frozenset(readable)))
    return found


def _intruder(cast: Any, name: str, member: Any, may_read: frozenset[str]) -> Intruder:
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from django.test import Client

    from case_core.sharing.topics import topic_of_body
    from tests.support.browsing import begin_session

    secret = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    Authenticator.objects.create(user=member.user, type=Authenticator.Type.TOTP, data={"secret": secret})
    client = Client(headers={"host": cast.city.host})
    begin_session(client, cast.city, member.user)
    cookies = {key: morsel.value for key, morsel in client.cookies.items()}
    topic = topic_of_body(member.organization_id)
    return Intruder(name=name, host=cast.city.host, cookies=cookies, body_topic=topic, may_read=may_read)


def _case(cast: Any, tags: Tags, found: Planted, why: str) -> tuple[Any, str]:
    """Take a matter down whose every field has a planted word; return it with the word of its title."""
    from case_core.cases.models import Statement
    from case_core.cases.states import StatementKind
    from mannaka_kit import clock
    from tests.support.cases import new_case

    case = new_case(cast, body=tags.new(f"{why}: words"), at=clock.now())
    title = case.title = tags.new(f"{why}: title")
    case.save(update_fields=["title"])
    person = case.party
    for name in ("name", "name_kana", "address", "email"):
        setattr(person, name, tags.new(f"{why}: {name}") + ("@x.example" if name == "email" else ""))
    person.save()
    contact = case.contacts.first()
    for kind in (StatementKind.FACT, StatementKind.ASSESSMENT, StatementKind.REPLY):
        Statement.objects.create(contact=contact, kind=kind, body=tags.new(f"{why}: {kind}"))
    found.ids["case_id"].append(case.pk)
    found.ids["person_id"].append(person.pk)
    return case, title


def _body(number: str, count: int = 1) -> tuple[Any, list[Any]]:
    from mannaka_kit import clock
    from tests.support.sharing import a_body, a_member

    body = a_body(f"機関 {number}", since=clock.today())
    return body, [a_member(body, f"{number}{each}", f"担当 {number}{each}") for each in range(count)]


def _share(cast: Any, tags: Tags, case: Any, body: Any, found: Planted, **told: Any) -> tuple[Any, str]:
    from mannaka_kit import clock
    from tests.support.sharing import consented, shared

    at, words = clock.now(), tags.new(f"{body.name}: words of the share")
    days = {"given_on": clock.today(), "expires_on": clock.today() + WEEK}
    if "ground" not in told:
        proof = tags.new(f"{body.name}: proof")
        found.ids["consent_id"].append(consented(cast, case, body, at=at, proof=proof, **days).pk)
    told = {"at": at, "ends_on": days["expires_on"], "words": words, **told}
    grant = shared(cast, case, body, **told)
    found.ids["share_id"].append(grant.pk)
    return grant, words


def _narrow(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    """Somebody to whom one matter's summary is open: they read its title and the words for them, and no more."""
    from tenants.partners.data_classes import DataClass

    body, (member,) = _body("narrow")
    case, title = _case(cast, tags, found, "narrow")
    grant, words = _share(cast, tags, case, body, found, data_classes=frozenset({DataClass.SUMMARY}))
    found.open_path = f"/partner/shared/{grant.pk}/"
    return member, [title, words]


def _expired(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    body, (member,) = _body("expired")
    case, _title = _case(cast, tags, found, "expired")
    grant, _words = _share(cast, tags, case, body, found)
    grant.begins_at, grant.ends_at = grant.begins_at - 2 * WEEK, grant.begins_at - WEEK
    grant.save(update_fields=["begins_at", "ends_at"])
    return member, []


def _referred(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    """Somebody to whom a matter was referred, which was taken back."""
    from case_core.referrals.actions.revoke_referral import revoke_referral
    from mannaka_kit import clock
    from tests.support.referrals import referred
    from tests.support.sharing import consented

    body, (member,) = _body("referred")
    case, _title = _case(cast, tags, found, "referred")
    at, days = clock.now(), {"given_on": clock.today(), "expires_on": clock.today() + WEEK}
    consented(cast, case, body, at=at, **days)
    letter = {name: tags.new(f"referred: {name}") for name in ("reason", "told", "wishes")}
    referral = referred(cast, case, body, at=at, ends_on=days["expires_on"], **letter)
    revoke_referral(referral_id=referral.pk, reason=tags.new("referred: why revoked"), actor=cast.aoi, at=at)
    found.ids["referral_id"].append(referral.pk)
    found.ids["share_id"].append(referral.grant_id)
    return member, []


def _withdrawn(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    from case_core.consents.actions.withdraw_consent import withdraw_consent
    from case_core.consents.states import Manner
    from mannaka_kit import clock

    body, (member,) = _body("withdrawn")
    case, _title = _case(cast, tags, found, "withdrawn")
    grant, _words = _share(cast, tags, case, body, found)
    withdraw_consent(consent_id=grant.consent_id, how=Manner.ORAL, actor=cast.aoi, at=clock.now())
    return member, []


def _without_agreement(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    from tenants.partners.models import Agreement

    body, (member,) = _body("unagreed")
    case, _title = _case(cast, tags, found, "unagreed")
    _share(cast, tags, case, body, found)
    agreement = Agreement.objects.get(organization=body)
    agreement.valid_until = agreement.valid_from
    agreement.save(update_fields=["valid_until"])
    return member, []


def _waiting(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    from case_core.consents.states import LegalGround

    body, (member,) = _body("waiting")
    case, _title = _case(cast, tags, found, "waiting")
    _share(cast, tags, case, body, found, ground=LegalGround.CHILD_COUNCIL)
    return member, []


def _colleague(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    """Somebody of a body of which a colleague alone was told."""
    body, (told, untold) = _body("colleague", 2)
    case, _title = _case(cast, tags, found, "colleague")
    _share(cast, tags, case, body, found, member_id=told.pk)
    return untold, []


def _revoked(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    from case_core.sharing.actions.revoke_share import revoke_share
    from mannaka_kit import clock

    body, (member,) = _body("revoked")
    case, _title = _case(cast, tags, found, "revoked")
    grant, _words = _share(cast, tags, case, body, found)
    revoke_share(grant_id=grant.pk, reason=tags.new("revoked: why"), actor=cast.aoi, at=clock.now())
    return member, []


def _unheard(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    """Somebody who sits before a session to which the person has not let them in."""
    from case_core.listening.actions.open_session import open_session
    from case_core.listening.actions.write_note import write_note
    from mannaka_kit import clock
    from tests.support.listening import a_session, let_listen

    body, (member,) = _body("unheard")
    case, _title = _case(cast, tags, found, "unheard")
    at, days = clock.now(), {"given_on": clock.today(), "expires_on": clock.today() + WEEK}
    found.ids["share_id"].append(let_listen(cast, case, body, at=at, days=days).pk)
    session = a_session(cast, case, body, at=at)
    open_session(session_id=session.pk, actor=cast.aoi, at=at)
    told = {"session_id": session.pk, "actor": cast.aoi, "at": at}
    notes = [write_note(words=tags.new(f"unheard: {what}"), is_fact=what == "fact", **told) for what in _KINDS]
    found.ids["session_id"].append(session.pk)
    found.ids["entry_id"] += [note.pk for note in notes]
    return member, []


def _stranger(cast: Any, tags: Tags, found: Planted) -> tuple[Any, list[str]]:
    """Somebody of a body with which nothing was ever shared."""
    _body_of_theirs, (member,) = _body("stranger")
    return member, []


_SHUT: Final[dict[str, Callable[[Any, Tags, Planted], tuple[Any, list[str]]]]] = {
    "narrow": _narrow,
    "expired": _expired,
    "referred": _referred,
    "withdrawn": _withdrawn,
    "unagreed": _without_agreement,
    "waiting": _waiting,
    "colleague": _colleague,
    "revoked": _revoked,
    "unheard": _unheard,
    "stranger": _stranger,
}
