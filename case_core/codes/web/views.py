"""Pages on which administrators keep the city's list of troubles."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.codes import selectors
from case_core.codes.actions.add_trouble_item import add_trouble_item
from case_core.codes.actions.end_trouble_item import end_trouble_item
from case_core.codes.web.forms import EndItemForm, NewItemForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(Role.ADMINISTRATOR)
def items(request: StaffRequest) -> HttpResponse:
    """List the troubles that people are asked about."""
    with_ended = request.GET.get("show") == "all"
    found = selectors.trouble_items_for(request.actor, on=clock.today(), with_ended=with_ended)
    values = {"items": list(found), "with_ended": with_ended, "today": clock.today()}
    return render(request, "codes/items.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add a line."""
    form = NewItemForm(initial={"valid_from": clock.today(), "position": 500}, **sent(request))

    def act() -> str:
        add_trouble_item(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("codes:items")

    moved_on = send_form(request, form, scope="trouble_item.add", act=act, done=gettext("項目を加えました。"))
    return moved_on or render(request, "codes/item_add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def end(request: StaffRequest, item_id: int) -> HttpResponse:
    """Give a line its last day."""
    item = selectors.trouble_item_for(request.actor, item_id)
    if item is None:
        raise Http404
    form = EndItemForm(initial={"last_day": item.valid_until}, **sent(request))

    def act() -> str:
        end_trouble_item(item_id=item_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("codes:items")

    moved_on = send_form(request, form, scope="trouble_item.end", act=act, done=gettext("最後の日を決めました。"))
    return moved_on or render(request, "codes/item_end.html", {"form": form, "item": item})
