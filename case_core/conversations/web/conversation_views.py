"""One conversation: what was written at the left, its case at the right, and the answer."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.attachments.serving import answer_with
from case_core.attachments.uploads import too_large
from case_core.cases.web.desk import centre_view
from case_core.conversations.actions.reply_in_conversation import reply_in_conversation
from case_core.conversations.models import Conversation
from case_core.conversations.opening import open_file
from case_core.conversations.previews import preview_of
from case_core.conversations.rules import settled_for
from case_core.conversations.selectors import conversation_for, conversation_on_screen, record_read
from case_core.conversations.settings_reads import texts_offered
from case_core.conversations.states import Place
from case_core.conversations.web.forms import ReplyForm
from case_core.conversations.web.rows import messages_shown, told_of
from case_core.conversations.web.tones import TONES
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import edition_of, unless_shown
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@live_page
@centre_view
@keeps_draft(FormName.CONVERSATION)
def conversation(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Show one conversation, and answer in it."""
    found = conversation_for(request.actor, conversation_id)
    form = _form(request, found)
    if request.method == "POST" and {"insert", "preview"} & set(request.POST):
        return _not_sent_yet(request, found, form)

    def act() -> str:
        reply_in_conversation(
            conversation_id=conversation_id,
            body=form.cleaned_data["body"],
            place=form.chosen_place(),
            files=form.sent(),
            seen_message_at=form.cleaned_data["seen_message_at"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("conversations:conversation", args=[conversation_id])

    moved_on = send_form(request, form, scope="conversation.reply", act=act, done=_("お返事を書きました。"))
    return moved_on or render(request, "conversations/conversation.html", _context(request, found, form))


@require_safe
@centre_view
@transaction.atomic
def news(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Show a conversation as it is now, and record that it was read; nothing where nothing is new."""
    found = conversation_on_screen(request.actor, conversation_id)
    context = _shown(request, found)

    def answer() -> HttpResponse:
        record_read(request.actor, found, by="open_page")
        return render(request, "conversations/conversation_parts.html", context)

    return unless_shown(request, context["edition"], answer)


@require_safe
@centre_view
def file(request: StaffRequest, conversation_id: int, file_id: int) -> HttpResponse:
    """Open a file of a message."""
    return answer_with(open_file(request.actor, conversation_id=conversation_id, file_id=file_id))


def _form(request: StaffRequest, found: Conversation) -> ReplyForm:
    offered = texts_offered(request.actor, found, clerk=str(request.user), at=clock.now())
    lets_words_out = settled_for(found.channel_id).lets_words_out
    told, files = sent(request), request.FILES or None
    too_heavy = too_large(request)  # known once the form was read
    return ReplyForm(offered=offered, lets_words_out=lets_words_out, files=files, too_large=too_heavy, **told)


def _not_sent_yet(request: StaffRequest, found: Conversation, form: ReplyForm) -> HttpResponse:
    """Put a text into the answer, or show what the citizen would see of it; nothing is sent."""
    body = request.POST.get("body", "")
    if "insert" in request.POST:
        chosen = next((text.body for text in form.offered if str(text.id) == request.POST.get("canned")), "")
        body = "\n".join(filter(None, (body.rstrip(), chosen)))
    place = request.POST.get("place", "")
    told = {"body": body, "place": place if place in Place.values else Place.PAGE}
    again = ReplyForm(offered=form.offered, lets_words_out=form.has_place, initial=told)
    context = _context(request, found, again)
    if "preview" in request.POST and body.strip():
        context["preview"] = preview_of(found, body, Place(told["place"]), at=clock.now())
    return render(request, "conversations/conversation.html", context)


def _context(request: StaffRequest, found: Conversation, form: ReplyForm) -> dict[str, Any]:
    return {**_shown(request, found), "form": form}


def _shown(request: StaffRequest, found: Conversation) -> dict[str, Any]:
    rows = messages_shown(found)
    told = (found.state, found.owner_id, found.new_message_at, found.is_urgent, found.is_blocked, found.case_id)
    of_case = (found.case.status, found.case.title, found.case.owner_id) if found.case else ()
    return {
        "conversation": found,
        "case": found.case,
        "tone": TONES[found.state],
        "rows": rows,
        "is_mine": found.owner_id == request.actor.user_id,
        "settled": settled_for(found.channel_id),
        "actor": request.actor,
        "edition": edition_of(told, of_case, [told_of(row) for row in rows]),
    }
