"""What the centre refers: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from case_core.cases.selectors import case_for
from case_core.printing.api.papers import PaperViewSet
from case_core.printing.orders import Paper
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.carry_again import carry_again
from case_core.referrals.actions.decline_referral import decline_referral
from case_core.referrals.actions.finish_referral import Result, finish_referral
from case_core.referrals.actions.print_letter import print_letter
from case_core.referrals.actions.revoke_referral import revoke_referral
from case_core.referrals.actions.send_letter import send_letter
from case_core.referrals.actions.send_referral import Letter, send_referral
from case_core.referrals.api import serializers
from case_core.referrals.models import Referral
from case_core.referrals.selectors import referral_for, referrals_of
from case_core.referrals.states import ConfirmedBy, DeclineReason, ReferralOutcome
from case_core.sharing.api.views import plan_of
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take, actor_of
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(referral: Referral) -> Done:
    return Done(id=referral.pk, url=reverse("api:referral", args=[referral.pk]))


class CaseReferralViewSet(ListViewSet, Sending):
    """The referrals of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("case_referrals_list", _("相談の紹介の一覧")),
        "create": ("case_referrals_create", _("ほかの機関に紹介する")),
    }
    answers = {"list": serializers.ReferralSerializer}
    body = serializers.ReferralLetterSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Referral]:  # noqa: ARG002
        """Return a page of the case's referrals."""
        referrals: list[Referral] = take(referrals_of(actor, case_for(actor, ids["case_id"])))
        return referrals

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Refer."""
        letter = Letter(**{name: told[name] for name in ("reason", "told", "wishes", "due_on")})
        share = plan_of(told["share"]) if told["share_id"] is None else told["share_id"]
        return _done(send_referral(case_id=ids["case_id"], letter=letter, share=share, actor=actor, at=at))


class ReferralViewSet(RecordViewSet):
    """One referral."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("referrals_retrieve", _("紹介を1件読む"))}
    answers = {"retrieve": serializers.ReferralSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Referral:  # noqa: ARG002
        """Return it as it stands."""
        return referral_for(actor, ids["referral_id"])


class CentreActionView(ActionView):
    """Something that the centre does with a referral."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class AcceptView(CentreActionView):
    """Write down that the body takes it."""

    operations = {"post": ("referrals_accept", _("紹介先が引き受けたと記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Accept."""
        return _done(accept_referral(referral_id=ids["referral_id"], actor=actor, at=at))


class DeclineView(CentreActionView):
    """Write down that the body does not take it."""

    operations = {"post": ("referrals_decline", _("紹介先の辞退を記録する"))}
    body = serializers.ReferralDeclineSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Decline."""
        why = DeclineReason(told["why"])
        return _done(decline_referral(referral_id=ids["referral_id"], why=why, words=told["words"], actor=actor, at=at))


class FinishView(CentreActionView):
    """Write down what came of it."""

    operations = {"post": ("referrals_finish", _("紹介の結果を記録する"))}
    body = serializers.ReferralResultSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Finish."""
        result = Result(
            outcome=ReferralOutcome(told["outcome"]),
            confirmed_by=ConfirmedBy(told["confirmed_by"]),
            words=told["words"],
        )
        return _done(finish_referral(referral_id=ids["referral_id"], result=result, actor=actor, at=at))


class CarryView(CentreActionView):
    """Send it to the body's own system once more."""

    operations = {"post": ("referrals_carry", _("紹介を相手のシステムにもう一度送る"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Carry it again."""
        return _done(carry_again(referral_id=ids["referral_id"], actor=actor, at=at))


class LetterView(CentreActionView):
    """Send the body a letter with a link, and tell the number that opens it."""

    operations = {"post": ("referrals_letter", _("手紙のリンクを作って送る（確認番号はこの答えでだけ伝える）"))}
    body, answer = NothingToSay, serializers.LetterGivenSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Send it."""
        given = send_letter(referral_id=ids["referral_id"], actor=actor, at=at)
        url = reverse("api:referral", args=[given.referral.pk])
        return Done(id=given.referral.pk, url=url, once={"code": given.code})

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell the number, the first time."""
        return {**answer, "code": once.get("code")}


class LetterPaperViewSet(PaperViewSet):
    """The letter with its link, as PDF."""

    operations = {"retrieve": ("referrals_letter_paper", _("紹介の手紙をPDFで受け取る（印刷として記録されます）"))}
    answers = {"retrieve": serializers.ReferralSerializer}

    def retrieve(self, request: Request, **ids: int) -> Response:
        """Answer the letter."""
        return self.answer_paper(request, self.record(actor_of(request), {}, **ids))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Paper:  # noqa: ARG002
        """Print the letter."""
        return print_letter(referral_id=ids["referral_id"], actor=actor, at=clock.now())


class RevokeView(CentreActionView):
    """Take it back."""

    operations = {"post": ("referrals_revoke", _("紹介を取りやめる"))}
    body = serializers.ReferralRevocationSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Revoke."""
        return _done(revoke_referral(referral_id=ids["referral_id"], reason=told["reason"], actor=actor, at=at))
