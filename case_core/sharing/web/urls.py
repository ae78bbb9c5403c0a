"""Addresses of what the centre shares."""

from django.urls import path

from case_core.sharing.web import blackout_views, emergency_views, share_views

app_name = "sharing"
urlpatterns = [
    path("cases/<int:case_id>/sharing/", share_views.of_case, name="of_case"),
    path("cases/<int:case_id>/sharing/new/", share_views.new, name="new"),
    path("sharing/<int:share_id>/", share_views.one, name="share"),
    path("sharing/<int:share_id>/approve/", share_views.approve, name="approve"),
    path("sharing/<int:share_id>/blackout/", blackout_views.blackout, name="blackout"),
    path("sharing/<int:share_id>/revoke/", share_views.revoke, name="revoke"),
    path("sharing/emergencies/", emergency_views.emergencies, name="emergencies"),
    path("sharing/emergencies/<int:share_id>/", emergency_views.emergency, name="emergency"),
    path("settings/sharing/", emergency_views.rules, name="rules"),
]
