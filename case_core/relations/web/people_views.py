"""The page of who belongs to a case: a picture, its table, and the forms that change both."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.relations.actions.add_case_person import add_case_person
from case_core.relations.actions.change_case_person import change_case_person
from case_core.relations.actions.take_out_person import take_out_person
from case_core.relations.actions.tie_people import tie_people
from case_core.relations.chart import chart_of
from case_core.relations.models import CasePerson
from case_core.relations.selectors import people_of, place_for, ties_of
from case_core.relations.web.people_forms import AddPersonForm, PlaceForm, TieForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def people(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show who belongs to a case, and what they are to each other."""
    case = case_for(request.actor, case_id)
    places, ties = list(people_of(request.actor, case)), list(ties_of(case))
    chart = chart_of(case.party.name, places, ties, nameless=gettext("匿名"))
    shown = {place.pk for place in places}
    seen = [tie for tie in ties if {tie.one_id, tie.other_id} <= shown]
    return render(request, "relations/people.html", {"case": case, "places": places, "ties": seen, "chart": chart})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.CASE_PERSON)
def add(request: StaffRequest, case_id: int) -> HttpResponse:
    """Add somebody to a case."""
    case = case_for(request.actor, case_id)
    form = AddPersonForm(**sent(request))

    def act() -> str:
        add_case_person(case_id=case_id, who=form.who(), place=form.place(), actor=request.actor, at=clock.now())
        return reverse("relations:people", args=[case_id])

    moved_on = send_form(request, form, scope="case_person.add", act=act, done=_("関係者を加えました。"))
    context = {"case": case, "form": form, "heading": _("関係者を加える")}
    return moved_on or render(request, "relations/people_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.PLACE)
def change(request: StaffRequest, place_id: int) -> HttpResponse:
    """Change what somebody is in a case."""
    place = place_for(request.actor, place_id)
    case_id = place.case_id
    form = PlaceForm(**{"initial": PlaceForm.initial_of(place)} | sent(request))

    def act() -> str:
        told = form.place()
        change_case_person(case_id=case_id, place_id=place_id, place=told, actor=request.actor, at=clock.now())
        return reverse("relations:people", args=[case_id])

    moved_on = send_form(request, form, scope="case_person.change", act=act, done=_("関係者の登録を変更しました。"))
    context = {"case": place.case, "form": form, "heading": _name_of(place)}
    return moved_on or render(request, "relations/people_form.html", context)


@require_POST
@centre_view
def remove(request: StaffRequest, case_id: int, place_id: int) -> HttpResponse:
    """Take somebody out of a case."""
    return press_button(
        request,
        scope="case_person.remove",
        act=lambda: take_out_person(case_id=case_id, place_id=place_id, actor=request.actor, at=clock.now()),
        location=reverse("relations:people", args=[case_id]),
        done=_("関係者から外しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.TIE)
def tie(request: StaffRequest, case_id: int) -> HttpResponse:
    """Say what two people of a case are to each other."""
    case = case_for(request.actor, case_id)
    choices = [(place.pk, _name_of(place)) for place in people_of(request.actor, case)]
    form = TieForm(people=choices, **sent(request))

    def act() -> str:
        tie_people(case_id=case_id, tie=form.tie(), actor=request.actor, at=clock.now())
        return reverse("relations:people", args=[case_id])

    moved_on = send_form(request, form, scope="case_person.tie", act=act, done=_("間柄を登録しました。"))
    context = {"case": case, "form": form, "heading": _("関係者どうしの間柄")}
    return moved_on or render(request, "relations/people_form.html", context)


def _name_of(place: CasePerson) -> str:
    name = place.person.name or gettext("匿名")
    return f"{name}（{place.relation}）" if place.relation else name
