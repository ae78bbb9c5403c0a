"""Operations on partner organisations, and the things that their paths name."""

from typing import Any

from tenants.api_tokens.scopes import Scope
from tenants.partners.models import PartnerOrganization
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.partners import a_body, a_member, agreed, invited

_KEEPERS, _READERS = frozenset({"mio"}), frozenset({"mio", "aoi"})
_READ, _WRITE = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE
_FACTS: dict[str, Any] = {"name": "法テラス愛媛", "name_kana": "ホウテラス", "kind": "legal", "reaches": ["account"]}
_TERMS: dict[str, Any] = {
    "purpose": "法律相談につなぐため",
    "data_classes": ["contact", "summary"],
    "signed_on": "2026-01-05",
    "valid_from": "2026-01-05",
    "valid_until": "2026-12-31",
}
_WHO = {"display_name": "山田 薫", "name_kana": "ヤマダ カオル", "email": "yamada@body.example"}
DOORS_OF_PARTNERS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "partners/", {}, _READ, _READERS),
    ("POST", "partners/add/", _FACTS, _WRITE, _KEEPERS),
    ("POST", "partners/{body}/change/", _FACTS, _WRITE, _KEEPERS),
    ("POST", "partners/{body}/close/", {}, _WRITE, _KEEPERS),
    ("GET", "partners/{body}/agreements/", {}, _READ, _KEEPERS),
    ("POST", "partners/{body}/agreements/", _TERMS, _WRITE, _KEEPERS),
    ("GET", "partners/{body}/members/", {}, _READ, _KEEPERS),
    ("GET", "partners/{body}/invitations/", {}, _READ, _KEEPERS),
    ("POST", "partners/{body}/invitations/", _WHO, _WRITE, _KEEPERS),
    ("POST", "partner-agreements/{agreement}/end/", {}, _WRITE, _KEEPERS),
    ("POST", "partner-members/{partner_member}/remove/", {}, _WRITE, _KEEPERS),
    ("POST", "partner-invitations/{invitation}/withdraw/", {}, _WRITE, _KEEPERS),
]


def partners_to_name(cast: Cast) -> dict[str, Any]:
    """Make a body with an agreement, a member and somebody invited; call it inside of the city."""
    count = PartnerOrganization.objects.count()
    body = a_body(at=AT, actor=cast.mio, name=f"機関{count}")
    invitation, _token = invited(body, at=AT, actor=cast.mio, email=f"invited{count}@body.example")
    return {
        "body": body.pk,
        "agreement": agreed(body, at=AT, actor=cast.mio).pk,
        "partner_member": a_member(body, at=AT, email=f"member{count}@body.example").pk,
        "invitation": invitation.pk,
    }
