"""The page on which administrators decide who must use a second factor."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_kit.ui.forms import CalmForm
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.actions.change_sign_in_rule import change_sign_in_rule
from tenants.accounts.models import SignInRule
from tenants.accounts.roles import Role
from tenants.accounts.second_factor import NeededBy
from tenants.accounts.selectors import has_second_factor, own_user
from tenants.accounts.sign_in_rules import readiness_for, rules_for
from tenants.accounts.web.access import StaffRequest, staff_view


class SignInRuleForm(CalmForm):
    """Who must use a second factor, and from which day on."""

    needed_by = forms.ChoiceField(
        label=_("2つめの確認を必ず使う職員"), choices=NeededBy.choices, widget=forms.RadioSelect
    )
    applies_from = forms.DateField(
        label=_("開始日"),
        help_text=_("それまでのあいだ、まだ登録していない職員には、コンソールでお知らせします。"),
    )

    def asked(self) -> dict[str, Any]:
        """Return what the action takes."""
        typed = self.cleaned_data
        return {"needed_by": NeededBy(typed["needed_by"]), "applies_from": typed["applies_from"]}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def rule(request: StaffRequest) -> HttpResponse:
    """Show the rule, how many are ready for a stricter one, and change it."""
    today = clock.today()
    begun, planned = rules_for(request.actor, on=today)
    known = {"initial": _known(begun, planned)}
    form = SignInRuleForm(**{**known, **sent(request)})

    def act() -> str:
        change_sign_in_rule(actor=request.actor, at=clock.now(), **form.asked())
        return reverse("accounts:sign_in_rule")

    done = gettext("サインインの決まりを変更しました。")
    values = {
        "form": form,
        "begun": begun if begun and begun.needed_by != NeededBy.NOBODY else None,
        "planned": planned,
        "readiness": readiness_for(request.actor, on=today),
        "own_is_missing": not has_second_factor(request.actor, own_user(request.actor)),
    }
    moved_on = send_form(request, form, scope="sign_in.rule", act=act, done=done)
    return moved_on or render(request, "accounts/sign_in_rule.html", values)


def _known(begun: SignInRule | None, planned: SignInRule | None) -> dict[str, Any]:
    """Begin with what is announced: to send the form unchanged must not withdraw it."""
    if planned is not None:
        return {"needed_by": planned.needed_by, "applies_from": planned.applies_from}
    return {"needed_by": begun.needed_by if begun else NeededBy.NOBODY, "applies_from": clock.today()}
