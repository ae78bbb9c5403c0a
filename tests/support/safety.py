"""Shields, and a head of the centre."""

from datetime import date

from case_core.cases.models import Case
from case_core.relations.models import CasePerson
from case_core.safety.actions.note_risk import note_risk
from case_core.safety.actions.set_shield import set_shield
from case_core.safety.models import RiskStep
from case_core.safety.states import RiskKind
from case_core.safety.terms import ShieldTerms
from case_core.shields.models import Shield
from case_core.shields.states import ShieldKind, Way
from tenants.accounts.actor import Actor
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tests.support.cases import LATER
from tests.support.cast import SINCE, TODAY, Cast


def head_of(cast: Cast) -> User:
    """Return the head of the centre (長 舞)."""
    user, made = User.objects.get_or_create(
        username="mai", defaults={"display_name": "長 舞", "name_kana": "チョウ マイ"}
    )
    if made:
        RoleGrant.objects.create(user=user, role=Role.CENTRE_STAFF, is_head=True, valid_from=SINCE)
    cast.users["mai"] = user
    return user


def head(cast: Cast) -> Actor:
    """Return the head of the centre as actions see them."""
    return actor_for(head_of(cast), on=TODAY)


def terms(*barred: Actor, safe_way: Way = Way.TELEPHONE, never: frozenset[Way] = frozenset()) -> ShieldTerms:
    """Return what a clerk writes of a shield."""
    return ShieldTerms(
        kind=ShieldKind.DV,
        valid_from=TODAY,
        review_on=date(2026, 7, 13),
        safe_way=safe_way,
        safe_hours="平日の10時から15時",
        if_somebody_else="「間違えました」と言って切る。",
        never=never,
        barred_ids=frozenset(actor.user_id for actor in barred),
    )


def shielded(cast: Cast, case: Case, *barred: Actor, place: CasePerson | None = None) -> Shield:
    """Shield the one who came with a case, or who stands at a place in it; those named must not find them."""
    place_id = place.pk if place else None
    return set_shield(case_id=case.pk, place_id=place_id, terms=terms(*barred), actor=cast.aoi, at=LATER)


def a_step(cast: Cast, case: Case) -> RiskStep:
    """Return something that must be done in a case, in which somebody has not eaten."""
    risk = note_risk(case_id=case.pk, kind=RiskKind.FOOD, signs="きのうから食べていない", actor=cast.aoi, at=LATER)
    return risk.steps.all()[0]
