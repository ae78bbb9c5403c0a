"""The pages of the citizen's form."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.intake.topics import Topic
from cms.eservices import drafts, receipts, steps
from cms.eservices.forms import SendForm
from cms.eservices.sending import send_once
from cms.eservices.steps import STEPS, Step
from cms.eservices.summary import answers_of
from cms.pages.selectors import current_face
from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError
from mannaka_kit.ui.forms import CalmForm

# A page that was left by going back keeps what was typed, right or wrong; this much of each field.
_TYPED_LIMIT = 20_000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_step(request: HttpRequest, name: str = "topic") -> HttpResponse:
    """
    Ask one question.

    :raises Http404: there is no such page.
    """
    step = steps.step_named(name)
    if step is None:
        raise Http404
    draft = drafts.load_draft(request.session, at=clock.now())
    gap = steps.first_gap(draft, until=step)
    if gap is not None:
        return redirect(f"{gap.url}?resume=1")
    if request.method == "POST":
        return _take_answer(request, step, draft)
    return _show_form(request, step, step.form(initial=_initial(request, step, draft)))


def _initial(request: HttpRequest, step: Step, draft: drafts.Draft) -> dict[str, str]:
    chosen = request.GET.get("topic", "")
    if step is STEPS[0] and chosen in Topic.values:
        return {"topic": chosen}
    return draft.shown(step.name)


def _take_answer(request: HttpRequest, step: Step, draft: drafts.Draft) -> HttpResponse:
    if "back" in request.POST:
        return _go_back(request, step, draft)
    form = step.form(request.POST)
    if not form.is_valid():
        return _show_form(request, step, form)
    answers = {name: str(value or "") for name, value in form.cleaned_data.items()}
    draft = draft.answered(step.name, answers)
    drafts.save_draft(request.session, draft, at=clock.now())
    return redirect(steps.next_url(draft))


def _go_back(request: HttpRequest, step: Step, draft: drafts.Draft) -> HttpResponse:
    typed = {name: request.POST.get(name, "")[:_TYPED_LIMIT] for name in step.form.base_fields}
    drafts.save_draft(request.session, draft.left(step.name, typed), at=clock.now())
    previous = steps.before(step)
    return redirect(previous.url if previous else "/")


def _show_form(request: HttpRequest, step: Step, form: CalmForm) -> HttpResponse:
    context = {
        "form": form,
        "step": step,
        "number": steps.number_of(step),
        "pages": steps.PAGES,
        "must_resume": "resume" in request.GET,
        "has_draft": request.method == "POST" or step is not STEPS[0],
        "face": current_face(),
    }
    return render(request, step.template, context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show all answers once more, and send them."""
    at = clock.now()
    draft = drafts.load_draft(request.session, at=at)
    gap = steps.first_gap(draft)
    if gap is not None:
        # Sent already, perhaps by a second click: the receipt is the answer.
        sent = receipts.kept_receipt(request.session, at=at) is not None and not draft.answers
        return redirect("eservices:done" if sent else f"{gap.url}?resume=1")
    form = SendForm(request.POST or None)
    if request.method == "POST":
        if "back" in request.POST:
            return redirect(STEPS[-1].url)
        try:
            return HttpResponseRedirect(send_once(request, draft, at=at))
        except AnticipatedError as error:
            form.add_error(None, str(error))
    return render(request, "eservices/check.html", _check_context(draft, form))


def _check_context(draft: drafts.Draft, form: SendForm) -> dict[str, Any]:
    return {
        "form": form,
        "answers": answers_of(draft),
        "number": steps.PAGES,
        "pages": steps.PAGES,
        "face": current_face(),
    }


@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Show the receipt until it is closed."""
    receipt = receipts.kept_receipt(request.session, at=clock.now())
    if receipt is None:
        return redirect("eservices:start")
    due_on = date.fromisoformat(receipt.due_on) if receipt.due_on else None
    return render(
        request,
        "eservices/done.html",
        {"receipt": receipt, "due_on": due_on, "face": current_face(), "sends_mail": settings.MANNAKA_SENDS_MAIL},
    )


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget everything that was written or shown, and go to the home page."""
    drafts.clear_draft(request.session)
    receipts.forget_receipt(request.session)
    messages.success(request, gettext("入力した内容を消しました。"))
    return redirect("/")
