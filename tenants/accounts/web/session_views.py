"""Where one is signed in, and how to end it."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button
from tenants.accounts.actions.end_other_sessions import end_other_sessions
from tenants.accounts.actions.end_session import end_session
from tenants.accounts.actions.mark_notices_seen import mark_notices_seen
from tenants.accounts.selectors import own_user
from tenants.accounts.sessions_listed import sessions_for
from tenants.accounts.web.access import StaffRequest, own_account_view


@require_safe
@own_account_view
def sessions(request: StaffRequest) -> HttpResponse:
    """List where the person is signed in."""
    key = request.session.session_key
    listed = sessions_for(request.actor, own_user(request.actor), at=clock.now(), current=key)
    return render(request, "accounts/sessions.html", {"sessions": listed})


@require_POST
@own_account_view
def end_one(request: StaffRequest, session_id: int) -> HttpResponse:
    """End one of the person's sign-ins."""
    return press_button(
        request,
        scope="sign_in.end_session",
        act=lambda: end_session(actor=request.actor, session_id=session_id, at=clock.now()),
        location=reverse("sign_in_sessions"),
        done=gettext("その端末のサインインを終わらせました。"),
    )


@require_POST
@own_account_view
def end_others(request: StaffRequest) -> HttpResponse:
    """End all of the person's sign-ins but this one."""

    def act() -> None:
        keep = request.session.session_key or ""
        user = end_other_sessions(actor=request.actor, keep=keep, at=clock.now())
        update_session_auth_hash(request, user)

    done = gettext("ほかの端末のサインインを、すべて終わらせました。")
    return press_button(request, scope="sign_in.end_others", act=act, location=reverse("sign_in_sessions"), done=done)


@require_POST
@own_account_view
def put_notices_away(request: StaffRequest) -> HttpResponse:
    """Put the notices away that the person has read."""
    return press_button(
        request,
        scope="sign_in.notices",
        act=lambda: mark_notices_seen(actor=request.actor, at=clock.now()),
        location=reverse("mfa_index"),
        done=gettext("お知らせを確認済みにしました。"),
    )
