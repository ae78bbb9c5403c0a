"""Proposed rosters: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.roster import listing, selectors
from case_core.roster.actions.adopt_proposal import adopt_proposal
from case_core.roster.actions.ask_proposal import ask_proposal
from case_core.roster.actions.discard_proposal import discard_proposal
from case_core.roster.api import keeping_serializers
from case_core.roster.api.views import KEEPERS
from case_core.roster.models import Proposal
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, ReadViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope


def _done(proposal: Proposal) -> Done:
    return Done(id=proposal.pk, url=reverse("api:proposal", args=[proposal.pk]))


class ProposalViewSet(ReadViewSet, Sending):
    """The proposals, one with its numbers, and a new one."""

    reads, writes, roles = Scope.ROSTER_READ, Scope.ROSTER_WRITE, KEEPERS
    operations = {
        "list": ("proposals_list", _("当番表の案の一覧")),
        "retrieve": ("proposals_retrieve", _("当番表の案を、公平さの数や足りない日と一緒に1件読む")),
        "create": ("proposals_create", _("当番表の案を作るよう頼む（できるまで数十秒かかる）")),
    }
    answers = {
        "list": keeping_serializers.ProposalSerializer,
        "retrieve": keeping_serializers.ProposalWithNumbersSerializer,
    }
    body = keeping_serializers.ProposalSpanSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Proposal]:  # noqa: ARG002
        """Return a page of proposals."""
        return take(selectors.proposals_for(actor))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return a proposal with its numbers."""
        return listing.proposal_as_told(actor, ids["proposal_id"])

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Have one worked out."""
        return _done(ask_proposal(actor=actor, at=at, **told))


class ProposalActionView(ActionView):
    """Something that is decided of a proposal."""

    writes, roles = Scope.ROSTER_WRITE, KEEPERS
    body = NothingToSay


class AdoptView(ProposalActionView):
    """Make it the roster."""

    operations = {"post": ("proposals_adopt", _("案を当番表にする（固定した当番はそのまま）"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Adopt it."""
        return _done(adopt_proposal(proposal_id=ids["proposal_id"], actor=actor, at=at))


class DiscardView(ProposalActionView):
    """Throw it away."""

    operations = {"post": ("proposals_discard", _("案を取りやめる"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Discard it."""
        return _done(discard_proposal(proposal_id=ids["proposal_id"], actor=actor, at=at))
