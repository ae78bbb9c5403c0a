"""Proposed rosters: asked for, looked at with their numbers, adopted or thrown away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.roster import selectors
from case_core.roster.actions.adopt_proposal import adopt_proposal
from case_core.roster.actions.ask_proposal import ask_proposal
from case_core.roster.actions.discard_proposal import discard_proposal
from case_core.roster.proposal_numbers import numbers_of
from case_core.roster.web.forms import ProposalForm
from case_core.roster.web.month_views import KEEPERS
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest, staff_view

_MOST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*KEEPERS)
def proposals(request: StaffRequest) -> HttpResponse:
    """List the proposals, and ask for a new one."""
    found = selectors.proposals_for(request.actor)[:_MOST_SHOWN]
    form = ProposalForm(**sent(request))

    def act() -> str:
        asked = ask_proposal(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("roster:proposal", args=[asked.pk])

    moved_on = send_form(request, form, scope="proposal.ask", act=act)
    return moved_on or render(request, "roster/proposals.html", {"form": form, "proposals": found})


@require_safe
@staff_view(*KEEPERS)
def proposal(request: StaffRequest, proposal_id: int) -> HttpResponse:
    """Show a proposal with its numbers, or what stands against it."""
    found = selectors.proposal_for(request.actor, proposal_id)
    values = {"proposal": found, "numbers": numbers_of(found), "now": clock.now()}
    return render(request, "roster/proposal.html", values)


@require_POST
@staff_view(*KEEPERS)
def adopt(request: StaffRequest, proposal_id: int) -> HttpResponse:
    """Make it the roster."""
    return press_button(
        request,
        scope="proposal.adopt",
        act=lambda: adopt_proposal(proposal_id=proposal_id, actor=request.actor, at=clock.now()),
        location=reverse("roster:proposal", args=[proposal_id]),
        done=gettext("この案を当番表にしました。"),
    )


@require_POST
@staff_view(*KEEPERS)
def discard(request: StaffRequest, proposal_id: int) -> HttpResponse:
    """Throw it away."""
    return press_button(
        request,
        scope="proposal.discard",
        act=lambda: discard_proposal(proposal_id=proposal_id, actor=request.actor, at=clock.now()),
        location=reverse("roster:proposals"),
        done=gettext("この案を取りやめました。"),
    )
