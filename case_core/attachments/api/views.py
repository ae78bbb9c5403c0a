"""Files: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from case_core.attachments.actions.add_attachment import add_attachment
from case_core.attachments.actions.remove_attachment import remove_attachment
from case_core.attachments.api import serializers
from case_core.attachments.api.files import AnyKind, FileSchema, TakesFile
from case_core.attachments.models import Attachment
from case_core.attachments.selectors import attachment_for, attachments_of, open_copy, open_original
from case_core.attachments.serving import answer_with
from case_core.cases.selectors import case_for
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, RecordViewSet, Sending, StaffApiView, Take, actor_of
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


class CaseAttachmentsViewSet(TakesFile, ListViewSet, Sending):
    """The files of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("case_attachments_list", _("相談の添付ファイルの一覧")),
        "create": ("case_attachments_create", _("相談にファイルを添付する（multipart/form-data）")),
    }
    answers = {"list": serializers.AttachmentSerializer}
    body = serializers.UploadSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Attachment]:  # noqa: ARG002
        """Return a page of files."""
        return take(attachments_of(actor, case_for(actor, ids["case_id"], purpose="attachment.listed")))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take the file into quarantine."""
        file = told["file"]
        attachment = add_attachment(
            case_id=ids["case_id"], name=file.name, content=file.read(), note=told["note"], actor=actor, at=at
        )
        return _done(attachment)


class AttachmentViewSet(RecordViewSet):
    """One file's record."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("attachments_retrieve", _("添付ファイルの記録を1件読む"))}
    answers = {"retrieve": serializers.AttachmentSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Attachment:  # noqa: ARG002
        """Return the record."""
        return attachment_for(actor, ids["attachment_id"])


class ContentView(StaffApiView):
    """The safe copy, or the file itself where it has none."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {
        "get": ("attachments_content", _("添付ファイルの安全な写し（写しのない種類は、ファイルそのもの）を受け取る"))
    }
    schema = FileSchema()
    content_negotiation_class = AnyKind
    filters: ClassVar[Mapping[str, Any]] = {}
    answers: ClassVar[Mapping[str, Any]] = {"get": OpenApiTypes.BINARY}

    def get(self, request: Request, **ids: int) -> HttpResponseBase:
        """Hand the content over."""
        return answer_with(open_copy(actor_of(request), ids["attachment_id"]))


class OriginalView(StaffApiView):
    """The file as it came, where it is kept."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"get": ("attachments_original", _("添付ファイルを、届いたままの形で受け取る"))}
    schema = FileSchema()
    content_negotiation_class = AnyKind
    filters: ClassVar[Mapping[str, Any]] = {}
    answers: ClassVar[Mapping[str, Any]] = {"get": OpenApiTypes.BINARY}

    def get(self, request: Request, **ids: int) -> HttpResponseBase:
        """Hand the content over."""
        return answer_with(open_original(actor_of(request), ids["attachment_id"]))


class RemoveView(ActionView):
    """Take a file away."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("attachments_remove", _("添付ファイルを、理由を書いて削除する"))}
    body = serializers.RemovalSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Remove the file."""
        attachment_id, reason = ids["attachment_id"], told["reason"]
        return _done(remove_attachment(attachment_id=attachment_id, reason=reason, actor=actor, at=at))


def _done(attachment: Attachment) -> Done:
    return Done(id=attachment.pk, url=reverse("api:attachment", args=[attachment.pk]))
