"""Pages on which administrators invite people to act for a body, and take them out again."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_kit.idempotency import Result
from mannaka_kit.ui.sending import ConfirmForm, act_once, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.partners import selectors
from tenants.partners.actions.invite_member import Invited, invite_member
from tenants.partners.actions.remove_member import remove_member
from tenants.partners.actions.withdraw_invitation import withdraw_invitation
from tenants.partners.web.forms import InvitationForm
from tenants.partners.web.organization_views import found_organization


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def invite(request: StaffRequest, organization_id: int) -> HttpResponse:
    """Invite somebody, and show the link in the answer itself: it rests nowhere."""
    found = found_organization(request, organization_id)
    form = InvitationForm(**sent(request))
    made: list[Invited] = []

    def act() -> Result:
        told = {"organization_id": found.pk, "at": clock.now(), **form.cleaned_data}
        made.append(invite_member(actor=request.actor, **told))
        return Result(location=reverse("partners:organization", args=[found.pk]))

    result = act_once(request, form, scope="partner.invite", act=act)
    values = {"organization": found, "sends_mail": settings.MANNAKA_SENDS_MAIL}
    if result is None:
        return render(request, "partners/member_invite.html", {"form": form, **values})
    if result.is_replay:
        messages.info(request, gettext("この操作は、すでに終わっています。リンクは一度だけ表示しました。"))
        return redirect(result.location)
    return render(request, "partners/member_invited.html", {"invited": made[0], **values})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def remove(request: StaffRequest, member_id: int) -> HttpResponse:
    """Take somebody out of a body."""
    member = selectors.member_for(request.actor, member_id)
    if member is None:
        raise Http404
    form = ConfirmForm(**sent(request))

    def act() -> str:
        remove_member(actor=request.actor, member=member, at=clock.now())
        return reverse("partners:organization", args=[member.organization_id])

    done = gettext("担当者から外しました。この方は、今すぐ使えなくなりました。")
    moved_on = send_form(request, form, scope="partner.remove", act=act, done=done)
    values = {"form": form, "member": member, "organization": member.organization}
    return moved_on or render(request, "partners/member_remove.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def withdraw(request: StaffRequest, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = selectors.invitation_for(request.actor, invitation_id)
    if invitation is None:
        raise Http404
    form = ConfirmForm(**sent(request))

    def act() -> str:
        withdraw_invitation(actor=request.actor, invitation=invitation, at=clock.now())
        return reverse("partners:organization", args=[invitation.organization_id])

    done = gettext("招待を取り消しました。リンクは、もう使えません。")
    moved_on = send_form(request, form, scope="partner.withdraw", act=act, done=done)
    values = {"form": form, "invitation": invitation, "organization": invitation.organization}
    return moved_on or render(request, "partners/invitation_withdraw.html", values)
