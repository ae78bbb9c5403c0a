"""The citizen's own page of a conversation: open by a link or a secret, read, write, leave."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.attachments.uploads import too_large
from case_core.conversations.actions.add_page_message import add_page_message
from case_core.conversations.actions.give_return_secret import give_return_secret
from case_core.conversations.actions.open_page_link import open_page_link
from case_core.conversations.actions.read_page import read_page
from case_core.conversations.actions.return_to_page import return_to_page
from case_core.conversations.announcements import page_topics
from case_core.conversations.errors import ConversationNotFoundError, LinkUsedError, SecretUnknownError
from case_core.conversations.rules import leave_url
from cms.pages.selectors import current_face
from cms.talkpage import limits, visits
from cms.talkpage.forms import MessageForm, OpenForm, SecretForm
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.idempotency import Result, once
from mannaka_kit.live.origins import live_page

_TOO_MANY_REQUESTS = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Ask for the secret, where nobody comes by a link."""
    form = SecretForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if not limits.may_try(request):
            form.add_error(None, _too_often())
            status = _TOO_MANY_REQUESTS
        else:
            at = clock.now()
            conversation_id = return_to_page(secret=form.cleaned_data["secret"], at=at)
            if conversation_id is not None:
                return _let_in(request, conversation_id)
            form.add_error("secret", str(SecretUnknownError()))
    return render(request, "talkpage/door.html", {"form": form, "face": current_face()}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Open the page by a link: a press uses it up, a look does not."""
    form = OpenForm(request.POST or None)
    if request.method != "POST":
        return render(request, "talkpage/open.html", {"form": form, "face": current_face()})
    if not limits.may_try(request):
        messages.error(request, _too_often())
        return redirect("talkpage:door")
    conversation_id = open_page_link(token=token, at=clock.now())
    if conversation_id is None:
        messages.error(request, str(LinkUsedError()))
        return redirect("talkpage:door")
    return _let_in(request, conversation_id)


@never_cache
@require_safe
@live_page
def page(request: HttpRequest) -> HttpResponse:
    """Show where the conversation stands, what was written, and a place to write."""
    return _show(request, MessageForm())


@never_cache
@require_POST
@live_page
def write(request: HttpRequest) -> HttpResponse:
    """Take in what the citizen writes."""
    conversation_id = visits.visited_conversation(request.session, at=clock.now())
    if conversation_id is None:
        return closed(request)
    form = MessageForm(request.POST, request.FILES, too_large=too_large(request))
    if not form.is_valid():
        return _show(request, form)
    try:
        result = once(request, scope=f"talkpage.write.{conversation_id}", act=lambda: _write(conversation_id, form))
    except AnticipatedError as error:
        form.add_error(error.field if error.field in form.fields else "body", str(error))
        return _show(request, form)
    messages.success(request, gettext("お送りしました。"))
    return redirect(result.location)


def _write(conversation_id: int, form: MessageForm) -> Result:
    if not limits.may_write(conversation_id):
        raise AnticipatedError(_too_often(), field="body")
    body, files = form.cleaned_data["body"], form.sent()
    add_page_message(conversation_id=conversation_id, body=body, files=files, at=clock.now())
    return Result(location=reverse("talkpage:page"))


@never_cache
@require_POST
def secret(request: HttpRequest) -> HttpResponse:
    """Give a secret to come back with; it is shown once, on the page."""
    conversation_id = visits.visited_conversation(request.session, at=clock.now())
    if conversation_id is None:
        return closed(request)
    given = give_return_secret(conversation_id=conversation_id, at=clock.now())
    visits.keep_secret(request.session, conversation_id=conversation_id, secret=given)
    return redirect("talkpage:page")


@never_cache
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the conversation in this browser."""
    visits.end_visit(request.session)
    messages.success(request, gettext("画面を閉じました。"))
    return redirect("talkpage:door")


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Close the conversation, and go at once where nothing tells of it."""
    visits.end_visit(request.session)
    return redirect(leave_url() or "/")


def _let_in(request: HttpRequest, conversation_id: int) -> HttpResponse:
    visits.begin_visit(request.session, conversation_id=conversation_id, at=clock.now())
    return redirect("talkpage:page")


def _show(request: HttpRequest, form: MessageForm) -> HttpResponse:
    at = clock.now()
    conversation_id = visits.visited_conversation(request.session, at=at)
    if conversation_id is None:
        return closed(request)
    try:
        view = read_page(conversation_id=conversation_id, at=at)
    except ConversationNotFoundError:
        return closed(request)
    new_secret = visits.take_secret(request.session, conversation_id=conversation_id)
    context = {
        "view": view,
        "form": form,
        "secret": new_secret,
        "face": current_face(),
        "topics": page_topics(conversation_id),
    }
    return render(request, "talkpage/page.html", context)


def closed(request: HttpRequest) -> HttpResponse:
    """Lead to the door: nothing is open in this browser."""
    visits.end_visit(request.session)
    words = gettext(
        "届いたリンクをもう一度開くか、合言葉を入力してください。しばらく使われないと、画面は自動で閉じます。"
    )
    messages.info(request, words)
    return redirect("talkpage:door")


def _too_often() -> str:
    return gettext("続けて何度も送られました。15分ほどおいてから、もう一度お試しください。")
