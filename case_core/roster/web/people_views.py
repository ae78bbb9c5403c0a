"""The people from whom rosters are made, with their days off and wishes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.roster import rules, selectors
from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.add_wish import add_wish
from case_core.roster.actions.change_counsellor import change_counsellor
from case_core.roster.actions.change_roster_rules import change_roster_rules
from case_core.roster.actions.create_counsellor import create_counsellor
from case_core.roster.actions.remove_absence import remove_absence
from case_core.roster.actions.remove_wish import remove_wish
from case_core.roster.policies import READERS, can_keep_roster
from case_core.roster.web.forms import AbsenceForm, CounsellorForm, WishForm
from case_core.roster.web.month_views import KEEPERS
from case_core.roster.web.rules_form import RulesForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.organisation.selectors import sections_valid_on


@require_safe
@staff_view(*KEEPERS)
def people(request: StaffRequest) -> HttpResponse:
    """List the people of the roster."""
    with_ended = request.GET.get("show") == "all"
    found = selectors.counsellors_for(request.actor, on=clock.today(), with_ended=with_ended)
    values = {"people": found, "with_ended": with_ended, "today": clock.today()}
    return render(request, "roster/people.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*KEEPERS)
def add(request: StaffRequest) -> HttpResponse:
    """Add somebody."""
    selectors.counsellors_for(request.actor, on=clock.today())
    form = _form(request, {"valid_from": clock.today()})

    def act() -> str:
        person = create_counsellor(facts=form.facts(), actor=request.actor, at=clock.now())
        return reverse("roster:person", args=[person.pk])

    moved_on = send_form(request, form, scope="counsellor.add", act=act, done=gettext("相談員を加えました。"))
    return moved_on or render(request, "roster/add_person.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*KEEPERS)
def change(request: StaffRequest, counsellor_id: int) -> HttpResponse:
    """Change what is known of somebody."""
    selectors.counsellors_for(request.actor, on=clock.today())
    person = selectors.counsellor_for(request.actor, counsellor_id)
    form = _form(request, CounsellorForm.known(person))

    def act() -> str:
        change_counsellor(counsellor_id=counsellor_id, facts=form.facts(), actor=request.actor, at=clock.now())
        return reverse("roster:person", args=[counsellor_id])

    done = gettext("相談員の内容を変更しました。")
    moved_on = send_form(request, form, scope="counsellor.change", act=act, done=done)
    return moved_on or render(request, "roster/change_person.html", {"form": form, "person": person})


@require_safe
@staff_view(*READERS)
def person(request: StaffRequest, counsellor_id: int) -> HttpResponse:
    """Show somebody's days off and wishes."""
    found = selectors.counsellor_for(request.actor, counsellor_id)
    return render(request, "roster/person.html", _page_of(request, found.pk, AbsenceForm(), WishForm()))


@require_POST
@staff_view(*READERS)
def absence(request: StaffRequest, counsellor_id: int) -> HttpResponse:
    """Write down that somebody is away."""
    form = AbsenceForm(request.POST)

    def act() -> str:
        add_absence(counsellor_id=counsellor_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("roster:person", args=[counsellor_id])

    moved_on = send_form(request, form, scope="absence.add", act=act, done=gettext("休みを登録しました。"))
    return moved_on or render(request, "roster/person.html", _page_of(request, counsellor_id, form, WishForm()))


@require_POST
@staff_view(*READERS)
def wish(request: StaffRequest, counsellor_id: int) -> HttpResponse:
    """Write down a wish."""
    form = WishForm(request.POST)

    def act() -> str:
        add_wish(counsellor_id=counsellor_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("roster:person", args=[counsellor_id])

    moved_on = send_form(request, form, scope="wish.add", act=act, done=gettext("希望を登録しました。"))
    return moved_on or render(request, "roster/person.html", _page_of(request, counsellor_id, AbsenceForm(), form))


@require_POST
@staff_view(*READERS)
def no_absence(request: StaffRequest, counsellor_id: int, absence_id: int) -> HttpResponse:
    """Take an absence back."""
    told = {"counsellor_id": counsellor_id, "absence_id": absence_id}
    return press_button(
        request,
        scope="absence.remove",
        act=lambda: remove_absence(actor=request.actor, at=clock.now(), **told),
        location=reverse("roster:person", args=[counsellor_id]),
        done=gettext("休みを取り消しました。"),
    )


@require_POST
@staff_view(*READERS)
def no_wish(request: StaffRequest, counsellor_id: int, wish_id: int) -> HttpResponse:
    """Take a wish back."""
    told = {"counsellor_id": counsellor_id, "wish_id": wish_id}
    return press_button(
        request,
        scope="wish.remove",
        act=lambda: remove_wish(actor=request.actor, at=clock.now(), **told),
        location=reverse("roster:person", args=[counsellor_id]),
        done=gettext("希望を取り消しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*KEEPERS)
def roster_rules(request: StaffRequest) -> HttpResponse:
    """Settle the rules."""
    selectors.counsellors_for(request.actor, on=clock.today())
    known = RulesForm.known(rules.limits(), rules.needs(), swaps_need_approval=rules.swaps_need_approval())
    form = RulesForm(**{"initial": known, **sent(request)})

    def act() -> str:
        needs = form.needs()
        told: dict[str, Any] = {
            "limits": form.limits(),
            "swaps_need_approval": form.cleaned_data["swaps_need_approval"],
        }
        change_roster_rules(needs=needs, actor=request.actor, at=clock.now(), **told)
        return reverse("roster:proposals")

    done = gettext("当番表の決まりを変更しました。次に作る案から使われます。")
    moved_on = send_form(request, form, scope="roster.rules", act=act, done=done)
    return moved_on or render(request, "roster/rules.html", {"form": form})


def _form(request: StaffRequest, known: dict[str, Any]) -> CounsellorForm:
    values: dict[str, Any] = {"initial": known, **sent(request)}
    return CounsellorForm(sections=sections_valid_on(clock.today()), users=selectors.staff_to_choose(), **values)


def _page_of(request: StaffRequest, counsellor_id: int, absence: AbsenceForm, wish: WishForm) -> dict[str, Any]:
    found = selectors.counsellor_for(request.actor, counsellor_id)
    return {
        "person": found,
        "absences": selectors.absences_of(found, since=clock.today()),
        "wishes": selectors.wishes_of(found, since=clock.today()),
        "absence_form": absence,
        "wish_form": wish,
        "keeps": bool(can_keep_roster(request.actor)),
    }
