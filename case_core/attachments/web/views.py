"""The page of a case's files, their opening, and their removal."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from case_core.attachments.actions.remove_attachment import remove_attachment
from case_core.attachments.errors import GoneError, NotCheckedError
from case_core.attachments.scanners.choice import is_toy
from case_core.attachments.selectors import attachment_for, attachments_of, open_copy, open_original
from case_core.attachments.serving import answer_with
from case_core.attachments.uploads import too_large
from case_core.attachments.web.adding import add_all
from case_core.attachments.web.forms import RemoveForm, UploadForm
from case_core.attachments.web.rows import row_of
from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form
from tenants.accounts.web.access import StaffRequest

PER_PAGE = 25


@centre_view
def files(request: StaffRequest, case_id: int) -> HttpResponse:
    """List the files of a case, and take new ones."""
    posted = request.POST or None
    form = UploadForm(posted, request.FILES or None, too_large=too_large(request))

    def act() -> str:
        add_all(form.sent(), case_id=case_id, note=form.cleaned_data["note"], actor=request.actor)
        return reverse("attachments:files", args=[case_id])

    sent = send_form(
        request, form, scope="attachment.add", act=act, done=_("ファイルを受け取りました。検査が済むと開けます。")
    )
    return sent or _page(request, case_id, form)


@require_safe
@centre_view
def opened(request: StaffRequest, attachment_id: int) -> HttpResponse:
    """Show the safe copy of a file, or hand the file over."""
    try:
        return answer_with(open_copy(request.actor, attachment_id))
    except (NotCheckedError, GoneError) as error:
        return _closed(request, attachment_id, str(error))


@require_safe
@centre_view
def original(request: StaffRequest, attachment_id: int) -> HttpResponse:
    """Hand over the file as it came."""
    try:
        return answer_with(open_original(request.actor, attachment_id))
    except (NotCheckedError, GoneError) as error:
        return _closed(request, attachment_id, str(error))


@centre_view
def remove(request: StaffRequest, attachment_id: int) -> HttpResponse:
    """Remove a file with its reason."""
    attachment = attachment_for(request.actor, attachment_id)
    form = RemoveForm(request.POST or None)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        remove_attachment(attachment_id=attachment_id, reason=reason, actor=request.actor, at=clock.now())
        return reverse("attachments:files", args=[attachment.case_id])

    sent = send_form(request, form, scope="attachment.remove", act=act, done=_("ファイルを削除しました。"))
    if sent:
        return sent
    case = case_for(request.actor, attachment.case_id)
    return render(request, "attachments/remove.html", {"case": case, "file": attachment, "form": form})


def _page(request: StaffRequest, case_id: int, form: UploadForm) -> HttpResponse:
    # Read after the action was tried: the page shows the files as they now are.
    case = case_for(request.actor, case_id, purpose="attachment.listed")
    pages = Paginator(attachments_of(request.actor, case), PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    rows = [row_of(attachment) for attachment in page]
    context = {
        "case": case,
        "form": form,
        "rows": rows,
        "page": page,
        "is_waiting": any(row.file.is_waiting for row in rows),
        "is_toy": is_toy(),
    }
    return render(request, "attachments/files.html", context)


def _closed(request: StaffRequest, attachment_id: int, why: str) -> HttpResponse:
    attachment = attachment_for(request.actor, attachment_id)
    context = {"case": attachment.case, "file": attachment, "why": why}
    return render(request, "attachments/closed.html", context, status=409)
