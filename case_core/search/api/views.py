"""The search, for programs: translation only."""

from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from case_core.search.api.schema import AskingSchema
from case_core.search.api.serializers import FoundSerializer, SearchSerializer
from case_core.search.selectors import search_cases
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import StaffApiView, actor_of
from tenants.api_tokens.scopes import Scope


class SearchView(StaffApiView):
    """Find cases."""

    reads, roles = Scope.CASES_READ, frozenset({Role.CENTRE_STAFF})
    operations = {"post": ("cases_search", _("相談をさがす（さがしたことは記録されます）"))}
    body, answer, creates = SearchSerializer, FoundSerializer, False
    schema = AskingSchema()

    def post(self, request: Request) -> Response:
        """Answer a page of what fits."""
        told = SearchSerializer(data=request.data)
        told.is_valid(raise_exception=True)
        asked = told.validated_data
        found = search_cases(actor_of(request), asked["words"], page=asked["page"])
        return Response(FoundSerializer(found).data)
