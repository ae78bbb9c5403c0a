"""Addresses of the settings of booths."""

from django.urls import path

from case_core.booths.web import device_views, site_views

app_name = "booth_settings"
urlpatterns = [
    path("", site_views.sites, name="sites"),
    path("add/", site_views.add, name="add"),
    path("rules/", site_views.rules, name="rules"),
    path("use/", site_views.use, name="use"),
    path("<int:site_id>/", site_views.change, name="change"),
    path("<int:site_id>/end/", site_views.end, name="end"),
    path("<int:site_id>/code/", device_views.code, name="code"),
    path("devices/<int:device_id>/revoke/", device_views.revoke, name="revoke"),
]
