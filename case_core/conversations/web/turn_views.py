"""What staff do with a conversation beside answering: each sends one action."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from case_core.cases.colleagues import centre_staff_on
from case_core.cases.web.desk import centre_view
from case_core.conversations.actions.assign_conversation import assign_conversation
from case_core.conversations.actions.finish_conversation import finish_conversation
from case_core.conversations.actions.hand_back_conversation import hand_back_conversation
from case_core.conversations.actions.mark_read import mark_read
from case_core.conversations.actions.reopen_conversation import reopen_conversation
from case_core.conversations.actions.send_message_again import send_message_again
from case_core.conversations.actions.take_over_conversation import take_over_conversation
from case_core.conversations.announcements import page_topic
from case_core.conversations.selectors import conversation_for, conversation_on_screen
from case_core.conversations.web.forms import AssignForm, OwnerSeenForm, SeenForm
from mannaka_kit import clock
from mannaka_kit.live import writing
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


def conversation_url(conversation_id: int) -> str:
    """Return the address of a conversation's page."""
    return reverse("conversations:conversation", args=[conversation_id])


@require_POST
@centre_view
def take_over(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Become responsible."""
    form = OwnerSeenForm(request.POST)
    seen = form.cleaned_data["seen_owner"] if form.is_valid() else None

    def act() -> object:
        return take_over_conversation(
            conversation_id=conversation_id, seen_owner_id=seen, actor=request.actor, at=clock.now()
        )

    return _pressed(request, conversation_id, "take_over", act, done=_("この会話を受け持ちました。"))


@require_POST
@centre_view
def hand_back(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Let the conversation be nobody's again."""

    def act() -> object:
        return hand_back_conversation(conversation_id=conversation_id, actor=request.actor, at=clock.now())

    return _pressed(request, conversation_id, "hand_back", act, done=_("会話を受信箱に戻しました。"))


@require_POST
@centre_view
def finish(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """End the conversation."""
    seen = _seen(request)

    def act() -> object:
        return finish_conversation(
            conversation_id=conversation_id, seen_message_at=seen, actor=request.actor, at=clock.now()
        )

    return _pressed(request, conversation_id, "finish", act, done=_("会話を終了しました。"))


@require_POST
@centre_view
def reopen(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Go on with the conversation."""

    def act() -> object:
        return reopen_conversation(conversation_id=conversation_id, actor=request.actor, at=clock.now())

    return _pressed(request, conversation_id, "reopen", act, done=_("会話を再開しました。"))


@require_POST
@centre_view
def read(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Take what the page showed as read."""
    seen = _seen(request)

    def act() -> object:
        return mark_read(conversation_id=conversation_id, seen_message_at=seen, actor=request.actor, at=clock.now())

    return _pressed(request, conversation_id, "read", act, done=_("既読にしました。"))


@require_POST
@centre_view
def send_again(request: StaffRequest, conversation_id: int, message_id: UUID) -> HttpResponse:
    """Send a message once more that did not leave."""

    def act() -> object:
        return send_message_again(
            conversation_id=conversation_id, message_id=message_id, actor=request.actor, at=clock.now()
        )

    return _pressed(request, conversation_id, "send_again", act, done=_("もう一度送ります。"))


@require_POST
@centre_view
def typing(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Let the citizen's page know that somebody of the centre is writing."""
    found = conversation_on_screen(request.actor, conversation_id)
    writing.sign(page_topic(found.pk))
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def assign(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Give the conversation to a colleague."""
    form = AssignForm(colleagues=list(centre_staff_on(clock.today())), **sent(request))

    def act() -> str:
        assign_conversation(
            conversation_id=conversation_id,
            owner_id=int(form.cleaned_data["owner"]),
            seen_owner_id=form.cleaned_data["seen_owner"],
            actor=request.actor,
            at=clock.now(),
        )
        return conversation_url(conversation_id)

    moved_on = send_form(request, form, scope="conversation.assign", act=act, done=_("担当を決めました。"))
    if moved_on:
        return moved_on
    found = conversation_for(request.actor, conversation_id)
    return render(request, "conversations/assign.html", {"conversation": found, "form": form})


def _seen(request: StaffRequest) -> datetime | None:
    form = SeenForm(request.POST)
    return form.cleaned_data["seen_message_at"] if form.is_valid() else None


def _pressed(
    request: StaffRequest, conversation_id: int, name: str, act: Callable[[], object], *, done: str | Promise
) -> HttpResponse:
    return press_button(
        request,
        scope=f"conversation.{name}.{conversation_id}",
        act=act,
        location=conversation_url(conversation_id),
        done=done,
    )
