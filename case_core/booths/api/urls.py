"""Addresses of booths and of their requests."""

from django.urls import path

from case_core.booths.api import setting_views, views

urlpatterns = [
    path("booth-requests/", views.BoothRequestViewSet.as_view({"get": "list"}), name="booth_requests"),
    path(
        "booth-requests/<int:request_id>/", views.BoothRequestViewSet.as_view({"get": "retrieve"}), name="booth_request"
    ),
    path("booth-requests/<int:request_id>/take/", views.TakeView.as_view(), name="booth_request_take"),
    path("booth-requests/<int:request_id>/connect/", views.ConnectView.as_view(), name="booth_request_connect"),
    path("booth-requests/<int:request_id>/end/", views.EndView.as_view(), name="booth_request_end"),
    path(
        "booth-sites/",
        setting_views.BoothSiteViewSet.as_view({"get": "list", "post": "create"}),
        name="booth_sites",
    ),
    path("booth-sites/<int:site_id>/change/", setting_views.ChangeSiteView.as_view(), name="booth_site_change"),
    path("booth-sites/<int:site_id>/end/", setting_views.EndSiteView.as_view(), name="booth_site_end"),
    path("booth-sites/<int:site_id>/code/", setting_views.MakeCodeView.as_view(), name="booth_site_code"),
    path("booth-devices/", setting_views.BoothDeviceViewSet.as_view({"get": "list"}), name="booth_devices"),
    path("booth-devices/<int:device_id>/revoke/", setting_views.RevokeDeviceView.as_view(), name="booth_device_revoke"),
    path(
        "booth-rules/",
        setting_views.BoothRulesViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="booth_rules",
    ),
    path("booth-use/", setting_views.BoothUseViewSet.as_view({"get": "retrieve"}), name="booth_use"),
]
