"""A body outside the city hall, with everything of it that an address can name."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from mannaka_kit import clock
from tenants.partners.models import Agreement, PartnerInvitation, PartnerMember, PartnerOrganization
from tests.support.cast import Cast
from tests.support.partners import a_body, a_member, agreed, invited

Values = Mapping[str, Any]
KINDS_OF_PARTNERS = {
    "organization_id": PartnerOrganization,
    "agreement_id": Agreement,
    "member_id": PartnerMember,
    "invitation_id": PartnerInvitation,
}
MEANT_OF_PARTNERS = {"partner:invitation": {"token": "invitation_token"}}


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


def _body_of_facts(_values: Values) -> dict[str, Any]:
    return {"name": "新しい機関", "name_kana": "アタラシイ", "kind": "legal", "reaches": ["account"]}


def _agreement(_values: Values) -> dict[str, Any]:
    today, until = clock.today().isoformat(), (clock.today() + timedelta(days=30)).isoformat()
    days = {"signed_on": today, "valid_from": today, "valid_until": until}
    return {"purpose": "一緒に対応する", "data_classes": ["summary"], **days}


BODIES_OF_PARTNERS: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "partners:add": _body_of_facts,
    "partners:change": _body_of_facts,
    "partners:close": _nothing,
    "partners:conclude": _agreement,
    "partners:end_agreement": _nothing,
    "partners:invite": lambda _: {
        "display_name": "山田 薫",
        "name_kana": "ヤマダ カオル",
        "email": "yamada@body.example",
    },
    "partners:remove": _nothing,
    "partners:withdraw": _nothing,
}


@transaction.atomic
def partners(cast: Cast, word: str) -> dict[str, Any]:
    """Make a body with an agreement, somebody who acts for it, and somebody who was asked to."""
    at, count = clock.now(), PartnerOrganization.objects.count()
    body = a_body(at=at, actor=cast.mio, name=f"{word} 機関{count}")
    member = a_member(body, at=at, email=f"member{count}@body.example", name=word)
    invitation, token = invited(body, at=at, actor=cast.mio, email=f"invited{count}@body.example", name=word)
    return {
        "organization_id": body.pk,
        "agreement_id": agreed(body, at=at, actor=cast.mio).pk,
        "member_id": member.pk,
        "member_user_id": member.user_id,
        "invitation_id": invitation.pk,
        "invitation_token": token,
    }
