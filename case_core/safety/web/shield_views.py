"""Shields: set, changed, lifted, looked behind, and read before anything leaves the screen."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.cases.web.desk import centre_view, delicate_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.parties.models import Person
from case_core.safety.actions.confirm_warning import confirm_warning
from case_core.safety.actions.lift_shield import lift_shield
from case_core.safety.actions.put_shield import put_shield
from case_core.safety.actions.reveal_contact import reveal_contact
from case_core.safety.selectors import (
    barred_staff,
    case_with_shield,
    require_may_lift,
    shield_for,
    staff_to_bar,
)
from case_core.safety.states import Leaving, RevealPurpose
from case_core.safety.web.forms import LiftForm, RevealForm, ShieldForm
from case_core.safety.web.gate import go_on
from case_core.safety.whom import Whom, require_shielded, whom_beside, whom_came
from case_core.shields.warnings import shield_warning
from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.web.access import StaffRequest

_HALF_A_YEAR = timedelta(days=182)


def _sheet_url(case_id: int) -> str:
    return reverse("safety:sheet", args=[case_id])


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.SHIELD)
def shield(request: StaffRequest, case_id: int) -> HttpResponse:
    """Shield the one who came with a case, or change what their shield says."""
    return _shield(request, whom_came(request.actor, case_id))


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.SHIELD_BESIDE)
def shield_beside(request: StaffRequest, place_id: int) -> HttpResponse:
    """Shield somebody beside the one who came, or change what their shield says."""
    return _shield(request, whom_beside(request.actor, place_id))


def _shield(request: StaffRequest, whom: Whom) -> HttpResponse:
    case_id = whom.case.pk
    form = ShieldForm(staff=staff_to_bar(request.actor), **{"initial": _initial(request, whom.person)} | sent(request))

    def act() -> str:
        put_shield(case_id=case_id, place_id=whom.place_id, terms=form.terms(), actor=request.actor, at=clock.now())
        return _sheet_url(case_id)

    moved_on = send_form(request, form, scope="shield.set", act=act, done=_("連絡先の保護を記録しました。"))
    return moved_on or render(request, "safety/shield.html", _shown(whom, form=form))


def _shown(whom: Whom, **more: Any) -> dict[str, Any]:
    return {"case": whom.case, "person": whom.person, "is_beside": whom.place_id is not None, **more}


def _initial(request: StaffRequest, person: Person) -> dict[str, Any]:
    found = shield_for(request.actor, person)
    if found is None:
        return {"valid_from": clock.today(), "review_on": clock.today() + _HALF_A_YEAR}
    return ShieldForm.known(found, barred_staff(request.actor, found).values_list("pk", flat=True))


@require_http_methods(["GET", "HEAD", "POST"])
@delicate_view
def lift(request: StaffRequest, case_id: int) -> HttpResponse:
    """Lift the shield of the one who came, as the head of the centre."""
    require_may_lift(request.actor)
    return _lift(request, whom_came(request.actor, case_id))


@require_http_methods(["GET", "HEAD", "POST"])
@delicate_view
def lift_beside(request: StaffRequest, place_id: int) -> HttpResponse:
    """Lift the shield of somebody beside the one who came, as the head of the centre."""
    require_may_lift(request.actor)
    return _lift(request, whom_beside(request.actor, place_id))


def _lift(request: StaffRequest, whom: Whom) -> HttpResponse:
    form, case_id = LiftForm(**sent(request)), whom.case.pk

    def act() -> str:
        reason = form.cleaned_data["reason"]
        lift_shield(case_id=case_id, place_id=whom.place_id, reason=reason, actor=request.actor, at=clock.now())
        return _sheet_url(case_id)

    moved_on = send_form(request, form, scope="shield.lift", act=act, done=_("連絡先の保護を解除しました。"))
    # Only a page that is shown asks for the shield: a form that is sent twice is led on after the shield is gone.
    return moved_on or render(request, "safety/lift.html", _shown(require_shielded(whom), form=form))


@require_http_methods(["GET", "HEAD", "POST"])
@delicate_view
def reveal(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the hidden contact of the one who came on this one page, after saying what for."""
    return _reveal(request, whom_came(request.actor, case_id))


@require_http_methods(["GET", "HEAD", "POST"])
@delicate_view
def reveal_beside(request: StaffRequest, place_id: int) -> HttpResponse:
    """Show the hidden contact of somebody beside the one who came, after saying what for."""
    return _reveal(request, whom_beside(request.actor, place_id))


def _reveal(request: StaffRequest, whom: Whom) -> HttpResponse:
    form, case_id = RevealForm(**sent(request)), require_shielded(whom).case.pk
    revealed = None
    if request.method == "POST" and form.is_valid():
        purpose = RevealPurpose(form.cleaned_data["purpose"])
        revealed = reveal_contact(
            case_id=case_id, place_id=whom.place_id, purpose=purpose, actor=request.actor, at=clock.now()
        )
    return render(request, "safety/reveal.html", _shown(whom, form=form, revealed=revealed))


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def confirm(request: StaffRequest, case_id: int, leaving: str) -> HttpResponse:
    """Let the shield be read before something leaves the screen."""
    if leaving not in Leaving.values:
        raise Http404
    way = Leaving(leaving)
    case = case_with_shield(request.actor, case_id)
    form = ConfirmForm(**sent(request))

    def act() -> str:
        confirm_warning(case_id=case_id, leaving=way, actor=request.actor, at=clock.now())
        return go_on(request, case_id, way, at=clock.now())

    moved_on = send_form(request, form, scope="shield.confirm", act=act)
    context = {"case": case, "form": form, "leaving": way, "warning": shield_warning(case)}
    return moved_on or render(request, "safety/confirm.html", context)
