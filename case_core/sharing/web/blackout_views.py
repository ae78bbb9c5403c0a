"""What of a share is blacked out: chosen sentence by sentence, or by selecting, and shown as the body then reads it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.cases.web.desk import centre_view
from case_core.sharing.actions.blacken_share import blacken_share
from case_core.sharing.covering import coverable_texts, versions_of
from case_core.sharing.selectors import share_for
from case_core.sharing.veils import veil_of
from case_core.sharing.web.blackout_form import BlackoutForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def blackout(request: StaffRequest, share_id: int) -> HttpResponse:
    """Choose what the body must not read."""
    grant = share_for(request.actor, share_id)
    texts = coverable_texts(request.actor, grant)
    form = BlackoutForm(texts=texts, **{"initial": {"seen_edition": veil_of(grant).edition}, **sent(request)})

    def act() -> str:
        told = form.cleaned_data
        blacken_share(
            grant_id=share_id,
            spans=told["spans"],
            seen_edition=told["seen_edition"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("sharing:share", args=[share_id])

    done = _("黒塗りを変えました。相手の画面も、いま変わりました。下の内容で確かめてください。")
    moved_on = send_form(request, form, scope="share.blackout", act=act, done=done)
    versions = versions_of(request.actor, grant)
    values = {"case": grant.case, "grant": grant, "form": form, "texts": form.shown_texts(), "versions": versions}
    return moved_on or render(request, "sharing/blackout.html", values)
