"""Booking forms and their imports: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.parsers import MultiPartParser

from case_core.form_imports import selectors
from case_core.form_imports.actions.change_columns import change_columns
from case_core.form_imports.actions.create_form import create_form
from case_core.form_imports.actions.discard_import import discard_import
from case_core.form_imports.actions.start_import import start_import
from case_core.form_imports.actions.upload_file import upload_file
from case_core.form_imports.api import serializers
from case_core.form_imports.api.showing import shown_import
from case_core.form_imports.models import BookingImport, ImportForm
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, ReadViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR})


def _of_form(form: ImportForm) -> Done:
    return Done(id=form.pk, url=reverse("api:import_forms"))


def _of_import(run: BookingImport) -> Done:
    return Done(id=run.pk, url=reverse("api:booking_import", args=[run.pk]))


class ImportFormViewSet(ListViewSet, Sending):
    """The booking forms, and a new one."""

    reads, writes, roles = Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE, KEEPERS
    operations = {
        "list": ("import_forms_list", _("取り込む予約フォームの一覧")),
        "create": ("import_forms_create", _("取り込む予約フォームを加える")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.ImportFormSerializer}
    body = serializers.NewImportFormSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[ImportForm]:  # noqa: ARG002
        """Return a page of forms."""
        return take(selectors.forms_for(actor))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add a form."""
        return _of_form(create_form(actor=actor, at=at, **told))


class ImportActionView(ActionView):
    """Something that is done with a form or a file of it."""

    writes, roles = Scope.BOOKINGS_WRITE, KEEPERS


class ColumnsView(ImportActionView):
    """Say what the columns of a form's file mean."""

    operations = {"post": ("import_forms_columns", _("ファイルの列の意味を決める（次のファイルにも使う）"))}
    body = serializers.ColumnsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep the columns."""
        return _of_form(change_columns(form_id=ids["form_id"], columns=told, actor=actor, at=at))


class UploadView(ImportActionView):
    """Choose a file of a form; nothing is imported yet."""

    operations = {"post": ("import_forms_upload", _("ファイルを預けて試す（multipart/form-data。まだ取り込まない）"))}
    parser_classes = [MultiPartParser]
    body = serializers.FormFileSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep the file."""
        return _of_import(upload_file(form_id=ids["form_id"], content=told["file"].read(), actor=actor, at=at))


class ImportViewSet(ReadViewSet):
    """The imports, and one with what would come or came of it."""

    reads, roles = Scope.BOOKINGS_READ, KEEPERS
    operations = {
        "list": ("booking_imports_list", _("予約の取り込みの一覧")),
        "retrieve": ("booking_imports_retrieve", _("取り込みの試し、または結果を、行ごとの理由と一緒に読む")),
    }
    answers = {"list": serializers.ImportSerializer, "retrieve": serializers.ImportWithOutcomeSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[BookingImport]:  # noqa: ARG002
        """Return a page of imports."""
        return take(selectors.imports_for(actor))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return an import."""
        return shown_import(selectors.import_for(actor, ids["import_id"]))


class StartView(ImportActionView):
    """Take a file in."""

    operations = {"post": ("booking_imports_start", _("試したファイルの取り込みを始める"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Hand it to a worker."""
        return _of_import(start_import(import_id=ids["import_id"], actor=actor, at=at))


class DiscardView(ImportActionView):
    """Throw a file away."""

    operations = {"post": ("booking_imports_discard", _("取り込みをやめ、ファイルを消す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Discard it."""
        return _of_import(discard_import(import_id=ids["import_id"], actor=actor, at=at))
