"""Pages on which administrators stop, open and mend the accounts of staff."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_kit.idempotency import Result
from tenants.accounts.actions.deactivate_user import deactivate_user
from tenants.accounts.actions.reactivate_user import reactivate_user
from tenants.accounts.actions.remove_second_factor import remove_second_factor
from tenants.accounts.actions.reset_password import reset_password
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.accounts.web.pass_phrases import hand_over
from tenants.accounts.web.staff_views import found
from tenants.accounts.web.submitting import ConfirmForm, sent, submit


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def deactivate(request: StaffRequest, user_id: int) -> HttpResponse:
    """Stop an account."""
    person = found(request, user_id)
    form = ConfirmForm(**sent(request))

    def act() -> Result:
        deactivate_user(actor=request.actor, user=person, at=clock.now())
        messages.success(request, gettext("利用を停止しました。この方は、今すぐ使えなくなりました。"))
        return Result(location=reverse("accounts:member", args=[person.pk]))

    done = submit(request, form, scope="staff.deactivate", act=act)
    return done or render(request, "accounts/member_deactivate.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def reactivate(request: StaffRequest, user_id: int) -> HttpResponse:
    """Open a stopped account."""
    person = found(request, user_id)
    form = ConfirmForm(**sent(request))
    shown = hand_over(
        request,
        form,
        scope="staff.reactivate",
        act=lambda: (person, reactivate_user(actor=request.actor, user=person, at=clock.now())),
    )
    return shown or render(request, "accounts/member_reactivate.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def new_passphrase(request: StaffRequest, user_id: int) -> HttpResponse:
    """Give a new pass phrase."""
    person = found(request, user_id)
    form = ConfirmForm(**sent(request))
    shown = hand_over(
        request,
        form,
        scope="staff.reset_password",
        act=lambda: (person, reset_password(actor=request.actor, user=person, at=clock.now())),
    )
    return shown or render(request, "accounts/member_passphrase.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def drop_second_factor(request: StaffRequest, user_id: int) -> HttpResponse:
    """Remove a lost second factor."""
    person = found(request, user_id)
    form = ConfirmForm(**sent(request))

    def act() -> Result:
        remove_second_factor(actor=request.actor, user=person, at=clock.now())
        messages.success(request, gettext("認証アプリの登録を外しました。"))
        return Result(location=reverse("accounts:member", args=[person.pk]))

    done = submit(request, form, scope="staff.second_factor", act=act)
    return done or render(request, "accounts/member_second_factor.html", {"form": form, "person": person})
