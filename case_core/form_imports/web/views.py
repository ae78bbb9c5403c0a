"""Pages on which administrators take bookings over: the form, its file, its columns, the trial, the import."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.bookings.selectors import offers_valid_on
from case_core.form_imports import selectors
from case_core.form_imports.actions.change_columns import change_columns
from case_core.form_imports.actions.create_form import create_form
from case_core.form_imports.actions.discard_import import discard_import
from case_core.form_imports.actions.start_import import start_import
from case_core.form_imports.actions.upload_file import upload_file
from case_core.form_imports.columns import fits, guess_columns
from case_core.form_imports.states import ImportStatus
from case_core.form_imports.web.forms import ColumnsForm, FileForm, NewImportForm
from case_core.form_imports.web.showing import shown_run
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view

_PER_PAGE = 20


@require_safe
@staff_view(Role.ADMINISTRATOR)
def forms(request: StaffRequest) -> HttpResponse:
    """List the booking forms and what was imported lately."""
    page = Paginator(selectors.imports_for(request.actor), _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "form_imports/forms.html", {"forms": selectors.forms_for(request.actor), "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add a booking form."""
    form = NewImportForm(offers=offers_valid_on(clock.today()), **sent(request))

    def act() -> str:
        told = form.cleaned_data
        made = create_form(
            name=told["name"], offer_id=int(told["offer"]), way=told["way"], actor=request.actor, at=clock.now()
        )
        return reverse("form_imports:upload", args=[made.pk])

    done = gettext("予約フォームを加えました。つぎに、ファイルを選んでください。")
    moved_on = send_form(request, form, scope="import_form.create", act=act, done=done)
    return moved_on or render(request, "form_imports/add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def upload(request: StaffRequest, form_id: int) -> HttpResponse:
    """Choose a file of a booking form."""
    source = selectors.form_for(request.actor, form_id)
    form = FileForm(**{**sent(request), "files": request.FILES or None})

    def act() -> str:
        content = form.cleaned_data["file"].read()
        run = upload_file(form_id=form_id, content=content, actor=request.actor, at=clock.now())
        return reverse("form_imports:run", args=[run.pk])

    moved_on = send_form(request, form, scope=f"booking_import.upload.{form_id}", act=act)
    return moved_on or render(request, "form_imports/upload.html", {"form": form, "source": source})


@require_safe
@staff_view(Role.ADMINISTRATOR)
def run(request: StaffRequest, import_id: int) -> HttpResponse:
    """Show what would come of a file, how far its import is, or what came of it."""
    found = selectors.import_for(request.actor, import_id)
    table = selectors.table_of(found) if found.status == ImportStatus.CHECKED else None
    if table is not None and not fits(found.form.columns, table.headings):
        return redirect("form_imports:columns", import_id=import_id)
    return render(request, "form_imports/run.html", shown_run(found, table, request.GET.get("page")))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def columns(request: StaffRequest, import_id: int) -> HttpResponse:
    """Say what a file's columns mean, for this file and the next ones of its form."""
    found = selectors.import_for(request.actor, import_id)
    table = selectors.table_of(found)
    if table is None:
        return redirect("form_imports:run", import_id=import_id)
    known = {**guess_columns(table.headings), **found.form.columns}
    form = ColumnsForm(headings=table.headings, **{"initial": known, **sent(request)})

    def act() -> str:
        change_columns(form_id=found.form_id, columns=form.columns(), actor=request.actor, at=clock.now())
        return reverse("form_imports:run", args=[import_id])

    moved_on = send_form(request, form, scope=f"import_form.columns.{import_id}", act=act)
    return moved_on or render(request, "form_imports/columns.html", {"form": form, "run": found})


@require_POST
@staff_view(Role.ADMINISTRATOR)
def start(request: StaffRequest, import_id: int) -> HttpResponse:
    """Take a file in."""
    return press_button(
        request,
        scope=f"booking_import.start.{import_id}",
        act=lambda: start_import(import_id=import_id, actor=request.actor, at=clock.now()),
        location=reverse("form_imports:run", args=[import_id]),
        done=gettext("取り込みを始めました。"),
    )


@require_POST
@staff_view(Role.ADMINISTRATOR)
def discard(request: StaffRequest, import_id: int) -> HttpResponse:
    """Throw a file away."""
    return press_button(
        request,
        scope=f"booking_import.discard.{import_id}",
        act=lambda: discard_import(import_id=import_id, actor=request.actor, at=clock.now()),
        location=reverse("form_imports:forms"),
        done=gettext("取り込みをやめ、ファイルを消しました。"),
    )
