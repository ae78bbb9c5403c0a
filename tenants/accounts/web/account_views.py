"""Pages on which administrators stop, open and mend the accounts of staff."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.actions.deactivate_user import deactivate_user
from tenants.accounts.actions.end_sessions_of_user import end_sessions_of_user
from tenants.accounts.actions.reactivate_user import reactivate_user
from tenants.accounts.actions.remove_second_factor import remove_second_factor
from tenants.accounts.actions.reset_password import reset_password
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.accounts.web.pass_phrases import hand_over
from tenants.accounts.web.staff_views import found


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def deactivate(request: StaffRequest, user_id: int) -> HttpResponse:
    """Stop an account."""

    def act(person: User) -> None:
        deactivate_user(actor=request.actor, user=person, at=clock.now())

    done = gettext("利用を停止しました。この方は、今すぐ使えなくなりました。")
    return _confirm(request, user_id, page="member_deactivate", scope="staff.deactivate", act=act, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def drop_second_factor(request: StaffRequest, user_id: int) -> HttpResponse:
    """Remove a lost second factor."""

    def act(person: User) -> None:
        remove_second_factor(actor=request.actor, user=person, at=clock.now())

    done = gettext("パスキーと認証アプリの登録を外しました。")
    return _confirm(request, user_id, page="member_second_factor", scope="staff.second_factor", act=act, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def end_sessions(request: StaffRequest, user_id: int) -> HttpResponse:
    """End every sign-in of a member of staff."""

    def act(person: User) -> None:
        end_sessions_of_user(actor=request.actor, user=person, at=clock.now())

    done = gettext("この方のサインインを、すべて終わらせました。")
    return _confirm(request, user_id, page="member_sessions", scope="staff.end_sessions", act=act, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def reactivate(request: StaffRequest, user_id: int) -> HttpResponse:
    """Open a stopped account."""

    def act(person: User) -> str:
        return reactivate_user(actor=request.actor, user=person, at=clock.now())

    return _hand_over(request, user_id, page="member_reactivate", scope="staff.reactivate", act=act)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def new_passphrase(request: StaffRequest, user_id: int) -> HttpResponse:
    """Give a new pass phrase."""

    def act(person: User) -> str:
        return reset_password(actor=request.actor, user=person, at=clock.now())

    return _hand_over(request, user_id, page="member_passphrase", scope="staff.reset_password", act=act)


def _confirm(
    request: StaffRequest, user_id: int, *, page: str, scope: str, act: Callable[[User], None], done: str
) -> HttpResponse:
    """Ask once more, act, and return to the person's page."""
    person = found(request, user_id)
    form = ConfirmForm(**sent(request))

    def acted() -> str:
        act(person)
        return reverse("accounts:member", args=[person.pk])

    moved_on = send_form(request, form, scope=scope, act=acted, done=done)
    return moved_on or render(request, f"accounts/{page}.html", {"form": form, "person": person})


def _hand_over(
    request: StaffRequest, user_id: int, *, page: str, scope: str, act: Callable[[User], str]
) -> HttpResponse:
    """Ask once more, act, and show the pass phrase that came of it."""
    person = found(request, user_id)
    form = ConfirmForm(**sent(request))
    shown = hand_over(request, form, scope=scope, act=lambda: (person, act(person)))
    return shown or render(request, f"accounts/{page}.html", {"form": form, "person": person})
