"""The page of the one who came, and the form that changes what is known of them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.parties.errors import PersonChangedError
from case_core.parties.facts import facts_of, facts_seen
from case_core.parties.models import Person
from case_core.relations.actions.change_person import change_person
from case_core.relations.selectors import person_sheet
from case_core.relations.web.forms import ChangePersonForm, PageForm
from case_core.troubles.selectors import troubles_of
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def person(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show who came, what they were called before, and their other cases."""
    case = case_for(request.actor, case_id)
    sheet = person_sheet(request.actor, case, page=PageForm(request.GET).number())
    context = {"case": case, "sheet": sheet, "page": sheet.others, "troubles": troubles_of(request.actor, case)}
    return render(request, "relations/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.PERSON)
def change(request: StaffRequest, case_id: int) -> HttpResponse:
    """Change what is known of the one who came; two who do so at once see both texts."""
    case = case_for(request.actor, case_id)
    form = ChangePersonForm.of(case.party, **sent(request))

    clashes: list[PersonChangedError] = []

    def act() -> str:
        seen = form.cleaned_data["seen_edition"]
        try:
            change_person(case_id=case_id, told=form.told(), seen_edition=seen, actor=request.actor, at=clock.now())
        except PersonChangedError as error:
            clashes.append(error)
            raise
        return reverse("relations:person", args=[case_id])

    moved_on = send_form(request, form, scope="person.change", act=act, done=_("この方の登録を変更しました。"))
    for clash in clashes:
        _show_both(form, case.party, clash)
    return moved_on or render(request, "relations/person_change.html", {"case": case, "form": form})


def _show_both(form: ChangePersonForm, person: Person, clash: PersonChangedError) -> None:
    person.refresh_from_db()
    seen = facts_seen(person, form.cleaned_data["seen_edition"])
    form.show_both(clash.facts, now=facts_of(person), seen=seen, edition=person.edition)
