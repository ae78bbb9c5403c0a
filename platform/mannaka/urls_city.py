"""Every address of a city, from the most special to Wagtail's catch-all."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("tenants.accounts.web.urls")),
    path("staff/", include("case_core.console.web.urls")),
    path("staff/", include("case_core.attachments.web.urls")),
    path("staff/", include("case_core.printing.web.urls")),
    path("staff/", include("case_core.approvals.web.urls")),
    path("staff/", include("case_core.records.web.urls")),
    path("staff/", include("case_core.sheets.web.urls")),
    path("staff/", include("case_core.promises.web.urls")),
    path("staff/", include("case_core.search.web.urls")),
    path("staff/cases/", include("case_core.cases.web.urls")),
    path("staff/cases/", include("case_core.troubles.web.urls")),
    path("staff/cases/", include("case_core.relations.web.urls")),
    path("staff/cases/", include("case_core.safety.web.urls")),
    path("staff/bookings/", include("case_core.bookings.web.urls")),
    path("staff/calendars/", include("case_core.calendars.web.urls")),
    path("staff/booths/", include("case_core.booths.web.urls")),
    path("staff/desk/", include("case_core.desk.web.urls")),
    path("staff/drafts/", include("case_core.drafts.web.urls")),
    path("staff/handovers/", include("case_core.handovers.web.urls")),
    path("staff/intake/", include("case_core.intake.web.urls")),
    path("staff/reception/", include("case_core.reception.web.urls")),
    path("staff/roster/", include("case_core.roster.web.urls")),
    path("staff/figures/", include("case_core.reporting.web.urls")),
    path("staff/settings/", include("tenants.accounts.web.settings_urls")),
    path("staff/settings/hours/", include("tenants.hours.web.urls")),
    path("staff/", include("case_core.talks.web.urls")),
    path("staff/", include("case_core.incidents.web.urls")),
    path("staff/settings/talks/", include("case_core.talks.web.settings_urls")),
    path("staff/settings/risks/", include("case_core.safety.web.settings_urls")),
    path("staff/settings/deadlines/", include("case_core.deadlines.web.urls")),
    path("staff/settings/bookings/", include("case_core.bookings.web.settings_urls")),
    path("staff/settings/calendars/", include("case_core.calendars.web.settings_urls")),
    path("staff/settings/reception/", include("case_core.reception.web.settings_urls")),
    path("staff/settings/booths/", include("case_core.booths.web.settings_urls")),
    path("staff/settings/rooms/", include("case_core.desk.web.settings_urls")),
    path("staff/settings/synonyms/", include("case_core.search.web.settings_urls")),
    path("staff/settings/sections/", include("tenants.organisation.web.urls")),
    path("staff/settings/tokens/", include("tenants.api_tokens.web.urls")),
    path("staff/settings/troubles/", include("case_core.codes.web.urls")),
    path("staff/audit/", include("tenants.oversight.web.urls")),
    path("cms/", include("cms.base.admin_urls")),
    path("form/", include("cms.eservices.urls")),
    path("portal/", include("cms.portal.urls")),
    path("booking/", include("cms.eservices.booking.urls")),
    path("queue/", include("cms.eservices.queue.urls")),
    path("display/", include("case_core.reception.web.display_urls")),
    path("booth/", include("cms.booths.urls")),
    path("calendar/", include("case_core.calendars.web.public_urls")),
    path("api/", include("mannaka.urls_api")),
    path("ui/", include("mannaka_kit.ui.living.urls")),
    path("language/", set_language, name="set_language"),
    path("", include("cms.pages.urls")),
]

handler400 = "mannaka_kit.ui.errors.bad_request"
handler403 = "mannaka_kit.ui.errors.permission_denied"
handler404 = "mannaka_kit.ui.errors.page_not_found"
handler500 = "mannaka_kit.ui.errors.server_error"
