"""The page that shows a new pass phrase, once."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from mannaka_kit.idempotency import Result
from mannaka_kit.ui.sending import act_once
from tenants.accounts.models import User
from tenants.accounts.web.access import StaffRequest


def hand_over(
    request: StaffRequest, form: forms.BaseForm, *, scope: str, act: Callable[[], tuple[User, str]]
) -> HttpResponse | None:
    """Act once and show the pass phrase in the answer itself: it rests nowhere. None where the form is to be shown."""
    made: list[tuple[User, str]] = []

    def make() -> Result:
        made.append(act())
        return Result(location=reverse("accounts:member", args=[made[0][0].pk]))

    result = act_once(request, form, scope=scope, act=make)
    if result is None:
        return None
    if result.is_replay:
        messages.info(request, gettext("この操作は、すでに終わっています。パスフレーズは一度だけ表示しました。"))
        return redirect(result.location)
    person, passphrase = made[0]
    return render(request, "accounts/passphrase.html", {"person": person, "passphrase": passphrase})
