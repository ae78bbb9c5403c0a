"""The one door for every matter, for programs: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.intake.actions.receive_matter import PersonDetails, receive_matter
from case_core.intake.api.serializers import MatterSerializer, ReceivedSerializer
from mannaka_kit import japanese
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done
from tenants.api_tokens.scopes import Scope


class MatterView(ActionView):
    """Receive a matter."""

    writes, roles = Scope.CASES_WRITE, frozenset({Role.CENTRE_STAFF})
    operations = {"post": ("matters_create", _("相談を受け付ける（相談を開く）"))}
    body = MatterSerializer
    answer = ReceivedSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Make a case of the matter."""
        matter = {name: told[name] for name in ("channel", "topic", "body", "title")}
        received = receive_matter(
            person=_person(told.get("person", {})),
            minutes=told["minutes"],
            actor=actor,
            at=at,
            **matter,
        )
        return Done(
            id=received.case_id,
            url=reverse("api:case", args=[received.case_id]),
            once={"number": received.receipt_number, "secret": received.secret},
        )

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell the receipt, the first time."""
        return {**answer, "number": once.get("number"), "secret": once.get("secret")}


def _person(told: Mapping[str, Any]) -> PersonDetails:
    """Return the person; width and kana are folded as at the counter, but never a name's characters."""
    return PersonDetails(
        name=told.get("name", ""),
        name_kana=japanese.fold_kana(told.get("name_kana", "")),
        telephone=japanese.fold_width(told.get("telephone", "")),
        email=told.get("email", ""),
        postcode=told.get("postcode", ""),
        address=told.get("address", ""),
        birth_date=told.get("birth_date"),
        is_nickname=told.get("is_nickname", False),
        known_id=told.get("known_id"),
    )
