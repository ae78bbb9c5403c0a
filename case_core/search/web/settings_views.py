"""Pages on which administrators say which words mean the same in their city."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.web.desk import desk_view
from case_core.search.actions.add_synonyms import add_synonyms
from case_core.search.actions.change_synonyms import change_synonyms
from case_core.search.actions.remove_synonyms import remove_synonyms
from case_core.search.selectors import synonym_group_for, synonyms_for
from case_core.search.web.forms import SynonymsForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest

_settings_view = desk_view(Role.ADMINISTRATOR)


@require_safe
@_settings_view
def groups(request: StaffRequest) -> HttpResponse:
    """List the words that mean the same: the city's own first, then those that every city begins with."""
    found = list(synonyms_for(request.actor))
    own = [group for group in found if group.changed_at is not None]
    first = [group for group in found if group.changed_at is None]
    return render(request, "search/synonyms.html", {"own": own, "first": first})


@require_http_methods(["GET", "HEAD", "POST"])
@_settings_view
def add(request: StaffRequest) -> HttpResponse:
    """Add words that mean the same."""
    form = SynonymsForm(**sent(request))

    def act() -> str:
        add_synonyms(words=form.told(), actor=request.actor, at=clock.now())
        return reverse("synonyms:groups")

    done = gettext("言い換えを加えました。次の検索から効きます。")
    moved_on = send_form(request, form, scope="synonyms.add", act=act, done=done)
    return moved_on or render(request, "search/synonyms_add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@_settings_view
def change(request: StaffRequest, group_id: int) -> HttpResponse:
    """Change words that mean the same."""
    group = synonym_group_for(request.actor, group_id)
    form = SynonymsForm(**{"initial": SynonymsForm.known(group), **sent(request)})

    def act() -> str:
        change_synonyms(group_id=group.pk, words=form.told(), actor=request.actor, at=clock.now())
        return reverse("synonyms:groups")

    done = gettext("言い換えを変更しました。次の検索から効きます。")
    moved_on = send_form(request, form, scope="synonyms.change", act=act, done=done)
    return moved_on or render(request, "search/synonyms_change.html", {"form": form, "group": group})


@require_http_methods(["GET", "HEAD", "POST"])
@_settings_view
def remove(request: StaffRequest, group_id: int) -> HttpResponse:
    """Remove words that mean the same."""
    form = ConfirmForm(**sent(request))

    def act() -> str:
        remove_synonyms(group_id=group_id, actor=request.actor, at=clock.now())
        return reverse("synonyms:groups")

    moved_on = send_form(request, form, scope="synonyms.remove", act=act, done=gettext("言い換えを削除しました。"))
    return moved_on or _remove_page(request, group_id, form)


def _remove_page(request: StaffRequest, group_id: int, form: ConfirmForm) -> HttpResponse:
    group = synonym_group_for(request.actor, group_id)
    return render(request, "search/synonyms_remove.html", {"form": form, "group": group})
