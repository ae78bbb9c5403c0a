"""Every address of the API, and its description."""

from django.urls import URLPattern, URLResolver, include, path

from mannaka_kit.rest.docs import docs, schema
from mannaka_kit.rest.views import NothingHereView

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", schema, name="schema"),
    path("docs/", docs, name="docs"),
    path("v1/", include("case_core.intake.api.urls")),
    path("v1/", include("case_core.cases.api.urls")),
    path("v1/", include("case_core.relations.api.urls")),
    path("v1/", include("case_core.troubles.api.urls")),
    path("v1/", include("case_core.approvals.api.urls")),
    path("v1/", include("case_core.knowledge.api.urls")),
    path("v1/", include("case_core.records.api.urls")),
    path("v1/", include("case_core.sheets.api.urls")),
    path("v1/", include("case_core.consents.api.urls")),
    path("v1/", include("case_core.sharing.api.urls")),
    path("v1/", include("case_core.listening.api.urls")),
    path("v1/", include("case_core.referrals.api.urls")),
    path("v1/", include("case_core.attachments.api.urls")),
    path("v1/", include("case_core.promises.api.urls")),
    path("v1/", include("case_core.handovers.api.urls")),
    path("v1/", include("case_core.booths.api.urls")),
    path("v1/", include("case_core.calls.api.urls")),
    path("v1/", include("case_core.meetings.api.urls")),
    path("v1/", include("case_core.roster.api.urls")),
    path("v1/", include("case_core.desk.api.urls")),
    path("v1/", include("case_core.conversations.api.urls")),
    path("v1/", include("case_core.bookings.api.urls")),
    path("v1/", include("case_core.reception.api.urls")),
    path("v1/", include("case_core.calendars.api.urls")),
    path("v1/", include("case_core.busy.api.urls")),
    path("v1/", include("case_core.form_imports.api.urls")),
    path("v1/", include("case_core.safety.api.urls")),
    path("v1/", include("case_core.talks.api.urls")),
    path("v1/", include("case_core.incidents.api.urls")),
    path("v1/", include("case_core.printing.api.urls")),
    path("v1/", include("case_core.search.api.urls")),
    path("v1/", include("case_core.reporting.api.urls")),
    path("v1/", include("tenants.deliveries.api.urls")),
    path("v1/", include("tenants.organisation.api.urls")),
    path("v1/", include("tenants.hours.api.urls")),
    path("v1/", include("tenants.partners.api.urls")),
    path("v1/", include("tenants.plugins.api.urls")),
    path("<path:rest>", NothingHereView.as_view(), name="nothing"),
]
