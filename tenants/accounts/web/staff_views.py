"""Pages on which administrators see and add staff."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts import selectors
from tenants.accounts.actions.change_user import change_user
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.accounts.sessions_listed import sessions_for
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.accounts.web.pass_phrases import hand_over
from tenants.accounts.web.staff_forms import NamesForm, NewUserForm, StaffSearchForm

_PER_PAGE = 30
_SEARCH = "staff_search"


@require_safe
@staff_view(Role.ADMINISTRATOR)
def staff(request: StaffRequest) -> HttpResponse:
    """List the city's staff."""
    text = str(request.session.get(_SEARCH, ""))
    people = selectors.staff_for(request.actor, on=clock.today(), text=text)
    page = Paginator(people, _PER_PAGE).get_page(request.GET.get("page"))
    values = {"page": page, "text": text, "search": StaffSearchForm(initial={"text": text}), "today": clock.today()}
    return render(request, "accounts/staff.html", values)


@require_POST
@staff_view(Role.ADMINISTRATOR)
def search(request: StaffRequest) -> HttpResponse:
    """Keep what is searched for in the session: a name belongs in no address and no log."""
    form = StaffSearchForm(request.POST)
    request.session[_SEARCH] = form.cleaned_data["text"] if form.is_valid() else ""
    return redirect("accounts:staff")


@require_safe
@staff_view(Role.ADMINISTRATOR)
def member(request: StaffRequest, user_id: int) -> HttpResponse:
    """Show one member of staff with every role."""
    person = found(request, user_id)
    today = clock.today()
    grants = [(grant, grant.standing_on(today)) for grant in selectors.grants_for(request.actor, person)]
    values = {
        "person": person,
        "grants": grants,
        "has_second_factor": selectors.has_second_factor(request.actor, person),
        "sessions": sessions_for(request.actor, person, at=clock.now()),
        "is_self": person.pk == request.actor.user_id,
    }
    return render(request, "accounts/member.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add a member of staff, and show the pass phrase once."""
    form = NewUserForm(**sent(request))

    def act() -> tuple[User, str]:
        made = create_user(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return made.user, made.passphrase

    shown = hand_over(request, form, scope="staff.create", act=act)
    return shown or render(request, "accounts/member_add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rename(request: StaffRequest, user_id: int) -> HttpResponse:
    """Change a name."""
    person = found(request, user_id)
    form = NamesForm.of(person, **sent(request))

    def act() -> str:
        change_user(actor=request.actor, user=person, at=clock.now(), **form.cleaned_data)
        return reverse("accounts:member", args=[person.pk])

    done = gettext("変更しました。")
    moved_on = send_form(request, form, scope="staff.rename", act=act, done=done)
    return moved_on or render(request, "accounts/member_rename.html", {"form": form, "person": person})


def found(request: StaffRequest, user_id: int) -> User:
    """Return the member of staff of the address.

    :raises Http404: if there is none.
    """
    person = selectors.staff_member_for(request.actor, user_id)
    if person is None:
        raise Http404
    return person
