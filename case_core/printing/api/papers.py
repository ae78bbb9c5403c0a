"""A read that answers a sheet of paper as PDF."""

from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from case_core.printing.api.rendering import PDF, PdfRenderer, PdfSchema
from case_core.printing.drawing import as_pdf
from case_core.printing.orders import Paper
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import RecordViewSet
from tenants.api_tokens.scopes import Scope


class PaperViewSet(RecordViewSet):
    """A sheet, as PDF; what went wrong is told as everywhere."""

    reads, roles = Scope.CASES_READ, frozenset({Role.CENTRE_STAFF})
    renderer_classes = [JSONRenderer, PdfRenderer]
    schema = PdfSchema()

    def answer_paper(self, request: Request, paper: Paper) -> Response:
        """Answer a sheet that was printed."""
        request.accepted_renderer, request.accepted_media_type = PdfRenderer(), PDF
        headers = {"Content-Disposition": f'attachment; filename="{paper.name}"'}
        return Response(as_pdf(paper), content_type=PDF, headers=headers)
