"""What of a share is blacked out: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.sharing.actions.blacken_share import blacken_share
from case_core.sharing.api import serializers
from case_core.sharing.covering import coverable_texts
from case_core.sharing.selectors import share_for
from case_core.sharing.veils import Span, veil_of
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import Done, RecordViewSet, Sending
from tenants.api_tokens.scopes import Scope


class BlackoutViewSet(RecordViewSet, Sending):
    """The texts of a share, and what of them is covered."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, frozenset({Role.CENTRE_STAFF})
    operations = {
        "retrieve": ("shares_blackout_retrieve", _("共有の文章と、いまの黒塗り")),
        "create": ("shares_blackout", _("共有の一部を黒塗りにする")),
    }
    answers = {"retrieve": serializers.CoverableTextsSerializer}
    body = serializers.BlackoutSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the texts."""
        grant = share_for(actor, ids["share_id"])
        veil = veil_of(grant)
        texts = [
            {"place": text.place, "text": text.text, "covered": veil.spans.get(text.place, ())}
            for text in coverable_texts(actor, grant)
        ]
        return {"edition": veil.edition, "texts": texts}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Cover."""
        spans: dict[str, list[Span]] = {}
        for part in told["spans"]:
            spans.setdefault(part["place"], []).append(Span(part["begins"], part["ends"]))
        done = blacken_share(
            grant_id=ids["share_id"], spans=spans, seen_edition=told["seen_edition"], actor=actor, at=at
        )
        return Done(id=done.pk, url=reverse("api:share", args=[done.pk]))
