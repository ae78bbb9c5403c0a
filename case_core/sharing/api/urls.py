"""Addresses of what the centre shares."""

from django.urls import path

from case_core.sharing.api import blackout_views, views

urlpatterns = [
    path(
        "cases/<int:case_id>/shares/",
        views.CaseShareViewSet.as_view({"get": "list", "post": "create"}),
        name="case_shares",
    ),
    path("cases/<int:case_id>/looks/", views.LooksViewSet.as_view({"get": "retrieve"}), name="case_looks"),
    path("shares/<int:share_id>/", views.ShareViewSet.as_view({"get": "retrieve"}), name="share"),
    path("shares/<int:share_id>/approve/", views.ApproveView.as_view(), name="share_approve"),
    path(
        "shares/<int:share_id>/blackout/",
        blackout_views.BlackoutViewSet.as_view({"get": "retrieve", "post": "create"}),
        name="share_blackout",
    ),
    path("shares/<int:share_id>/revoke/", views.RevokeView.as_view(), name="share_revoke"),
    path("share-emergencies/", views.EmergencyViewSet.as_view({"get": "list"}), name="share_emergencies"),
    path("share-emergencies/<int:share_id>/review/", views.ReviewView.as_view(), name="share_review"),
    path("sharing-rules/", views.RulesViewSet.as_view({"get": "retrieve", "post": "create"}), name="sharing_rules"),
]
