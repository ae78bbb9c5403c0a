"""Pages on which administrators word the city's texts and decide what leaves by which channel."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.conversations.actions.change_channel_rules import change_channel_rules
from case_core.conversations.actions.change_conversation_rules import change_conversation_rules
from case_core.conversations.actions.change_fixed_text import change_fixed_text
from case_core.conversations.actions.decide_content_policy import decide_content_policy
from case_core.conversations.actions.keep_canned_text import CANNED_VARIABLES, keep_canned_text
from case_core.conversations.actions.remove_canned_text import remove_canned_text
from case_core.conversations.settings_reads import (
    Wording,
    canned_text_for,
    canned_texts_for,
    channel_row_for,
    channel_rows_for,
    settled_words,
    wordings_for,
)
from case_core.conversations.states import ContentPolicy, TextKind
from case_core.conversations.texts import VARIABLES
from case_core.conversations.web.settings_forms import (
    CannedTextForm,
    ChannelRulesForm,
    FixedTextForm,
    PolicyForm,
    RulesForm,
)
from case_core.conversations.web.variable_words import explained
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view

_ANY = ["GET", "HEAD", "POST"]
_CHANGED = _("変更しました。")


@require_safe
@staff_view(Role.ADMINISTRATOR)
def overview(request: StaffRequest) -> HttpResponse:
    """Show the texts, the channels and what was decided."""
    actor = request.actor
    words, leave_url, is_own = settled_words(actor)
    context = {
        "wordings": wordings_for(actor),
        "rows": channel_rows_for(actor),
        "canned": canned_texts_for(actor),
        "crisis_words": words.splitlines(),
        "are_own": is_own,
        "leave_url": leave_url,
    }
    return render(request, "conversations/settings.html", context)


@require_http_methods(_ANY)
@staff_view(Role.ADMINISTRATOR)
def text(request: StaffRequest, kind: str) -> HttpResponse:
    """Word one of the fixed texts."""
    wording = _wording(request, kind)
    form = FixedTextForm(**{"initial": {"body_ja": wording.body_ja, "body_en": wording.body_en}, **sent(request)})

    def act() -> str:
        change_fixed_text(kind=wording.kind, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("conversation_settings:overview")

    context = {"form": form, "heading": wording.kind.label, "variables": explained(VARIABLES)}
    return _sent_or_page(request, form, "fixed_text.change", act, context)


@require_http_methods(_ANY)
@staff_view(Role.ADMINISTRATOR)
def add_canned(request: StaffRequest) -> HttpResponse:
    """Add a text to begin with."""
    form = CannedTextForm(**sent(request))

    def act() -> str:
        keep_canned_text(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("conversation_settings:overview")

    context = {"form": form, "heading": _("ひな形を加える"), "variables": explained(CANNED_VARIABLES)}
    context["press"] = _("加える")
    return _sent_or_page(request, form, "canned_text.add", act, context, done=_("ひな形を加えました。"))


@require_http_methods(_ANY)
@staff_view(Role.ADMINISTRATOR)
def canned(request: StaffRequest, text_id: int) -> HttpResponse:
    """Change a text to begin with."""
    known = canned_text_for(request.actor, text_id)
    initial = {"title": known.title, "body": known.body, "position": known.position}
    form = CannedTextForm(**{"initial": initial, **sent(request)})

    def act() -> str:
        keep_canned_text(text_id=text_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("conversation_settings:overview")

    context = {"form": form, "heading": _("ひな形を変更する"), "variables": explained(CANNED_VARIABLES)}
    return _sent_or_page(request, form, "canned_text.change", act, context)


@require_POST
@staff_view(Role.ADMINISTRATOR)
def remove_canned(request: StaffRequest, text_id: int) -> HttpResponse:
    """Remove a text to begin with."""
    return press_button(
        request,
        scope=f"canned_text.remove.{text_id}",
        act=lambda: remove_canned_text(text_id=text_id, actor=request.actor, at=clock.now()),
        location=reverse("conversation_settings:overview"),
        done=_("ひな形を削除しました。"),
    )


@require_http_methods(_ANY)
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Settle the crisis words, and where quick leaving leads."""
    words, leave_url, _is_own = settled_words(request.actor)
    form = RulesForm(**{"initial": {"crisis_words": words, "leave_url": leave_url}, **sent(request)})

    def act() -> str:
        change_conversation_rules(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("conversation_settings:overview")

    context = {"form": form, "heading": _("急ぎの言葉と、すぐ離れる先")}
    return _sent_or_page(request, form, "conversation_rules.change", act, context)


@require_http_methods(_ANY)
@staff_view(Role.ADMINISTRATOR)
def channel(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Settle what a channel is for, and what is said first."""
    row = channel_row_for(request.actor, channel_id)
    known = {"topics": row.rules.topics, "purpose_ja": row.rules.purpose_ja, "purpose_en": row.rules.purpose_en}
    form = ChannelRulesForm(**{"initial": known, **sent(request)})

    def act() -> str:
        change_channel_rules(channel_id=channel_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("conversation_settings:overview")

    context = {"form": form, "heading": row.channel.label, "variables": explained(VARIABLES)}
    return _sent_or_page(request, form, "channel_rules.change", act, context)


@require_http_methods(_ANY)
@staff_view(Role.ADMINISTRATOR, delicate=True)
def policy(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Decide what leaves by a channel."""
    row = channel_row_for(request.actor, channel_id)
    known = {"policy": row.rules.content_policy, "reference": row.rules.assessment_reference}
    form = PolicyForm(**{"initial": known, **sent(request)})

    def act() -> str:
        decide_content_policy(
            channel_id=channel_id,
            policy=ContentPolicy(form.cleaned_data["policy"]),
            reference=form.cleaned_data["reference"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("conversation_settings:overview")

    context = {"form": form, "heading": row.channel.label, "row": row}
    return _sent_or_page(request, form, "channel_rules.policy", act, context, template="conversations/policy.html")


def _wording(request: StaffRequest, kind: str) -> Wording:
    found = next((each for each in wordings_for(request.actor) if each.kind == kind), None)
    if found is None or kind not in TextKind.values:
        raise Http404
    return found


def _sent_or_page(
    request: StaffRequest,
    form: Any,
    scope: str,
    act: Any,
    context: dict[str, Any],
    *,
    template: str = "conversations/settings_form.html",
    done: str | Promise = _CHANGED,
) -> HttpResponse:
    moved_on = send_form(request, form, scope=scope, act=act, done=done)
    return moved_on or render(request, template, context)
