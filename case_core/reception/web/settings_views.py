"""Pages on which administrators settle the reception, and make and revoke the addresses of its screens."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.web.desk import desk_view
from case_core.reception.actions.change_reception_rules import change_reception_rules
from case_core.reception.actions.create_display import MadeDisplay, create_display
from case_core.reception.actions.revoke_display import revoke_display
from case_core.reception.errors import DisplayNotFoundError
from case_core.reception.selectors import display_for, displays_for, rules_for
from case_core.reception.web.forms import DisplayForm, RulesForm
from mannaka_kit import clock
from mannaka_kit.idempotency import Result
from mannaka_kit.ui.sending import ConfirmForm, act_once, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest

SETTINGS = "reception_settings:settings"
admin_view = desk_view(Role.ADMINISTRATOR)


@require_safe
@admin_view
def settings(request: StaffRequest) -> HttpResponse:
    """Show what is settled, and the screens."""
    context = {"rules": rules_for(request.actor), "displays": list(displays_for(request.actor))}
    return render(request, "reception/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_view
def rules(request: StaffRequest) -> HttpResponse:
    """Settle the letter, and whether the city's page tells the waiting."""
    form = RulesForm.of(rules_for(request.actor), **sent(request))

    def act() -> str:
        change_reception_rules(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse(SETTINGS)

    done = gettext("受付の決まりを変更しました。次の番号から使います。")
    moved_on = send_form(request, form, scope="reception.rules", act=act, done=done)
    return moved_on or render(request, "reception/rules.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@admin_view
def add_display(request: StaffRequest) -> HttpResponse:
    """Make a screen, and show its address in the answer itself: it rests nowhere."""
    form = DisplayForm(**sent(request))
    made: list[MadeDisplay] = []

    def act() -> Result:
        made.append(create_display(actor=request.actor, name=form.cleaned_data["name"], at=clock.now()))
        return Result(location=reverse(SETTINGS))

    result = act_once(request, form, scope="display.create", act=act)
    if result is None:
        return render(request, "reception/display_add.html", {"form": form})
    if result.is_replay:
        messages.info(request, gettext("この操作は、すでに終わっています。アドレスは一度だけ表示しました。"))
        return redirect(result.location)
    address = request.build_absolute_uri(reverse("display:screen", args=[made[0].secret]))
    return render(request, "reception/display_made.html", {"display": made[0].display, "address": address})


@require_http_methods(["GET", "HEAD", "POST"])
@admin_view
def revoke(request: StaffRequest, display_id: int) -> HttpResponse:
    """Close the address of a screen."""
    display = display_for(request.actor, display_id)
    if display is None:
        raise DisplayNotFoundError
    form = ConfirmForm(**sent(request))

    def act() -> str:
        revoke_display(display_id=display_id, actor=request.actor, at=clock.now())
        return reverse(SETTINGS)

    done = gettext("このアドレスは使えなくなりました。")
    moved_on = send_form(request, form, scope=f"display.revoke.{display_id}", act=act, done=done)
    return moved_on or render(request, "reception/display_revoke.html", {"form": form, "display": display})
