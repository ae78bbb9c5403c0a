"""Consents, shares that a colleague decided, and the forms that change them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model

from case_core.cases.models import Case
from case_core.consents.models import Consent
from case_core.consents.states import LegalGround
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.models import Referral
from case_core.sharing.models import ShareGrant
from mannaka_kit import clock
from tenants.partners.models import PartnerOrganization
from tests.permissions.listening import listening
from tests.permissions.partners import partners
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.gateways import a_gateway, held_up
from tests.support.referrals import a_letter, by_letter, referred, token_in
from tests.support.sharing import a_body, a_member, consented, shared

KINDS_OF_SHARING: Mapping[str, type[Model]] = {
    "consent_id": Consent,
    **dict.fromkeys(("share_id", "waiting_share_id", "urgent_share_id"), ShareGrant),
    "shared_case_id": Case,
    **dict.fromkeys(("referral_id", "taken_referral_id", "stuck_referral_id", "letter_referral_id"), Referral),
    "referring_case_id": Case,
}
MEANT_OF_SHARING: Mapping[str, Mapping[str, str]] = {
    "consents:record": {"case_id": "shared_case_id"},
    "sharing:new": {"case_id": "shared_case_id"},
    "sharing:approve": {"share_id": "waiting_share_id"},
    "sharing:emergency": {"share_id": "urgent_share_id"},
    "referrals:new": {"case_id": "referring_case_id"},
    "referrals:of_share": {"share_id": "urgent_share_id"},
    "referrals:finish": {"referral_id": "taken_referral_id"},
    "referrals:carry": {"referral_id": "stuck_referral_id"},
    "referrals:letter": {"referral_id": "letter_referral_id"},
    "referrals:letter_paper": {"referral_id": "letter_referral_id"},
    "letter:open": {"token": "letter_token"},
}


def _consent(values: Mapping[str, Any]) -> dict[str, Any]:
    today = clock.today()
    return {
        "given_by": values["sharing_person_id"],
        "organizations": [values["shared_body_id"]],
        "purpose": "一緒に受けるため",
        "data_classes": ["summary"],
        "manner": "oral",
        "proof": "電話で聞き取り",
        "given_on": today.isoformat(),
        "expires_on": (today + timedelta(days=30)).isoformat(),
    }


def _share(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "organization": values["shared_body_id"],
        "ground": "emergency",
        "purpose": "命の危険",
        "data_classes": ["summary"],
        "act": "view",
        "ends_on": clock.today().isoformat(),
    }


def _referral(values: Mapping[str, Any]) -> dict[str, Any]:
    return {**_share(values), "reason": "一緒に受けてほしい"}


BODIES_OF_SHARING: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "consents:record": _consent,
    "consents:withdraw": lambda _: {"how": "oral"},
    "referrals:new": _referral,
    "referrals:of_share": lambda _: {"reason": "一緒に受けてほしい"},
    "referrals:revoke": lambda _: {"reason": "終わり"},
    "referrals:accept": lambda _: {},
    "referrals:carry": lambda _: {},
    "referrals:letter": lambda _: {},
    "referrals:decline": lambda _: {"why": "no_capacity"},
    "referrals:finish": lambda _: {"outcome": "helped", "confirmed_by": "clerk"},
    "sharing:new": _share,
    "sharing:approve": lambda _: {},
    "sharing:blackout": lambda _: {"seen_edition": "0"},
    "sharing:revoke": lambda _: {"reason": "終わり"},
    "sharing:emergency": lambda _: {"verdict": "needed"},
    "sharing:rules": lambda _: {"grounds": ["consent", "emergency"], "most_days": "30"},
}


@transaction.atomic
def sharing(cast: Cast, word: str) -> dict[str, Any]:
    """Let the other clerk share some cases, on three grounds, with a body of this name."""
    body = a_body(f"{word} {PartnerOrganization.objects.count()}", since=clock.today())
    a_member(body, f"partner{body.pk}", word)
    now, case = clock.now(), new_case(cast, body=word)
    days = {"given_on": clock.today(), "expires_on": clock.today() + timedelta(days=30)}
    told = {"by": "nagi", "at": now, "ends_on": clock.today() + timedelta(days=9), "words": word}
    consent = consented(cast, case, body, at=now, **days)
    referring = [new_case(cast, body=word) for _number in range(4)]
    for each in referring[1:]:
        consented(cast, each, body, at=now, **days)
    taken = referred(cast, referring[2], body, **told)
    accept_referral(referral_id=taken.pk, actor=cast.nagi, at=now)
    stuck = referred(cast, referring[3], body, **told)
    held_up(stuck, a_gateway(cast.users["mio"])[0])
    council, urgent = {"ground": LegalGround.CHILD_COUNCIL}, {"ground": LegalGround.EMERGENCY}
    return {
        "shared_case_id": case.pk,
        "sharing_person_id": case.party_id,
        "shared_body_id": body.pk,
        "consent_id": consent.pk,
        "share_id": shared(cast, case, body, **told).pk,
        "waiting_share_id": shared(cast, case, body, **told, **council).pk,
        "urgent_share_id": shared(cast, case, body, **told, **urgent).pk,
        "referring_case_id": referring[0].pk,
        "referral_id": referred(cast, referring[1], body, **told).pk,
        "taken_referral_id": taken.pk,
        "stuck_referral_id": stuck.pk,
        **_letter(cast, word, told, days),
    }


def _letter(cast: Cast, word: str, told: Mapping[str, Any], days: Mapping[str, Any]) -> dict[str, Any]:
    """Let a letter with a link go to a body without an account."""
    body = by_letter(f"{word} {PartnerOrganization.objects.count()}", since=clock.today())
    case = new_case(cast, body=word)
    consented(cast, case, body, at=told["at"], **days)
    letter = a_letter(cast, referred(cast, case, body, **told), by="nagi", at=told["at"]).referral
    return {"letter_referral_id": letter.pk, "letter_token": token_in(letter)}


def partners_and_shares(cast: Cast, word: str) -> dict[str, Any]:
    """Make the bodies as administrators keep them, what is shared with one, and sessions in which others listen."""
    return {**partners(cast, word), **sharing(cast, word), **listening(cast, word)}
