"""The doors of consents and of shares, and what their paths name."""

from typing import Any

from case_core.consents.states import LegalGround
from mannaka_kit import clock
from tenants.api_tokens.scopes import Scope
from tenants.partners.models import PartnerOrganization
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.gateways import a_gateway, held_up
from tests.support.referrals import a_letter, accepted, by_letter, referred
from tests.support.sharing import a_body, a_member, consented, shared

READ, WRITE = Scope.CASES_READ, Scope.CASES_WRITE
CENTRE, KEEPERS = frozenset({"aoi"}), frozenset({"mio"})
_AGREED: dict[str, Any] = {
    "given_by_id": "{sharing_person}",
    "organization_ids": "{shared_bodies}",
    "purpose": "一緒に受けるため",
    "data_classes": ["summary"],
    "manner": "oral",
    "proof": "電話で聞き取り",
    "given_on": "2026-01-13",
    "expires_on": "2026-02-13",
}
_PLAN: dict[str, Any] = {
    "organization_id": "{shared_body}",
    "ground": "consent",
    "purpose": "一緒に受けるため",
    "data_classes": ["summary"],
    "act": "view",
    "ends_on": "2026-01-20",
}
_RESULT = {"outcome": "helped", "confirmed_by": "clerk", "words": ""}
_RULES = {"grounds": ["consent"], "second_person": [], "most_days": 30}
DOORS_OF_SHARING: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "cases/{sharing}/consents/", {}, READ, CENTRE),
    ("POST", "cases/{sharing}/consents/", _AGREED, WRITE, CENTRE),
    ("POST", "consents/{consent}/withdraw/", {"how": "oral"}, WRITE, CENTRE),
    ("GET", "cases/{sharing}/shares/", {}, READ, CENTRE),
    ("POST", "cases/{sharing}/shares/", _PLAN, WRITE, CENTRE),
    ("GET", "cases/{sharing}/looks/", {}, READ, CENTRE),
    ("GET", "shares/{share}/", {}, READ, CENTRE),
    ("GET", "shares/{share}/blackout/", {}, READ, CENTRE),
    ("POST", "shares/{share}/blackout/", {"seen_edition": 0, "spans": []}, WRITE, CENTRE),
    ("POST", "shares/{waiting_share}/approve/", {}, WRITE, CENTRE),
    ("POST", "shares/{share}/revoke/", {"reason": "終わり"}, WRITE, CENTRE),
    ("GET", "cases/{referring}/referrals/", {}, READ, CENTRE),
    ("POST", "cases/{sharing}/referrals/", {"reason": "一緒に受けてほしい", "share_id": "{share}"}, WRITE, CENTRE),
    ("GET", "referrals/{referral}/", {}, READ, CENTRE),
    ("POST", "referrals/{referral}/accept/", {}, WRITE, CENTRE),
    ("POST", "referrals/{referral}/decline/", {"why": "no_capacity"}, WRITE, CENTRE),
    ("POST", "referrals/{taken_referral}/finish/", _RESULT, WRITE, CENTRE),
    ("POST", "referrals/{stuck_referral}/carry/", {}, WRITE, CENTRE),
    ("POST", "referrals/{letter_referral}/letter/", {}, WRITE, CENTRE),
    ("GET", "referrals/{letter_referral}/letter/paper/", {}, READ, CENTRE),
    ("POST", "referrals/{referral}/revoke/", {"reason": "終わり"}, WRITE, CENTRE),
    ("GET", "share-emergencies/", {}, READ, CENTRE | {"sora"}),
    ("POST", "share-emergencies/{urgent_share}/review/", {"verdict": "needed"}, WRITE, CENTRE | {"sora"}),
    ("GET", "sharing-rules/", {}, Scope.ORGANISATION_READ, KEEPERS),
    ("POST", "sharing-rules/", _RULES, Scope.ORGANISATION_WRITE, KEEPERS),
]


def shares_to_name(cast: Cast) -> dict[str, Any]:
    """Let Nagi share a case on three grounds; call it inside of the city."""
    body = a_body(f"社会福祉協議会 {PartnerOrganization.objects.count()}")
    a_member(body, f"partner{body.pk}")
    case, taken, waiting = new_case(cast), new_case(cast), new_case(cast)
    ways = by_letter(f"ことばの会 {PartnerOrganization.objects.count()}")
    by_post = referred(cast, new_case(cast), ways, at=clock.now())
    stuck = held_up(referred(cast, new_case(cast), body), a_gateway(cast.users["mio"])[0])
    return {
        "referring": waiting.pk,
        "referral": referred(cast, waiting, body).pk,
        "stuck_referral": stuck.pk,
        "letter_referral": a_letter(cast, by_post, at=clock.now()).referral.pk,
        "taken_referral": accepted(cast, taken, body).pk,
        "sharing": case.pk,
        "sharing_person": case.party_id,
        "shared_body": body.pk,
        "shared_bodies": [body.pk],
        "consent": consented(cast, case, body).pk,
        "share": shared(cast, case, body, by="nagi").pk,
        "waiting_share": shared(cast, case, body, by="nagi", ground=LegalGround.CHILD_COUNCIL).pk,
        "urgent_share": shared(cast, case, body, by="nagi", ground=LegalGround.EMERGENCY).pk,
    }
