"""Sheets as PDF, and the codes on those that people carry: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from case_core.printing.actions.open_carry_code import open_carry_code
from case_core.printing.actions.print_sheet import print_sheet
from case_core.printing.api.papers import PaperViewSet
from case_core.printing.api.serializers import CodeSerializer, SheetFilters
from case_core.printing.errors import CodeUnknownError
from case_core.printing.orders import Order, Paper
from case_core.printing.refusals import record_refusal
from case_core.printing.states import Sheet
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, actor_of, read_filters
from tenants.api_tokens.scopes import Scope


class SheetViewSet(PaperViewSet):
    """A sheet of a case, as PDF."""

    operations = {"retrieve": ("case_sheets_retrieve", _("相談の用紙をPDFで受け取る（印刷として記録されます）"))}
    filters = {"retrieve": SheetFilters}
    answers = {"retrieve": SheetFilters}

    def retrieve(self, request: Request, **ids: int) -> Response:
        """Answer the sheet."""
        return self.answer_paper(request, self.record(actor_of(request), read_filters(request, SheetFilters), **ids))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Paper:
        """Print the sheet."""
        order = Order(**{**asked, "sheet": Sheet(asked["sheet"])})
        return print_sheet(case_id=ids["case_id"], order=order, actor=actor, at=clock.now())


class CarriedView(ActionView):
    """Find the hand-over whose code somebody has brought on paper."""

    writes, roles = Scope.HANDOVERS_READ, frozenset({Role.SECTION_STAFF})
    operations = {"post": ("carried_open", _("つなぐコードで引き継ぎを開く"))}
    body = CodeSerializer

    def send(self, request: Request, **ids: int) -> Response:
        """Open it; a refusal stays recorded although what the key covers is undone."""
        try:
            return super().send(request, **ids)
        except CodeUnknownError:
            record_refusal(actor=actor_of(request), at=clock.now())
            raise

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Open the hand-over."""
        handover_id = open_carry_code(code=told["code"], actor=actor, at=at)
        return Done(id=handover_id, url=reverse("api:handover", args=[handover_id]))
