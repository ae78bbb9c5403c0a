"""Addresses of hand-overs."""

from django.urls import path

from case_core.handovers.api import contract_views, views

urlpatterns = [
    path(
        "cases/<int:case_id>/handovers/",
        views.CaseHandoverViewSet.as_view({"get": "list", "post": "create"}),
        name="case_handovers",
    ),
    path("cases/<int:case_id>/rounds/", contract_views.RoundsViewSet.as_view({"get": "retrieve"}), name="case_rounds"),
    path("handovers/", views.DeskViewSet.as_view({"get": "list"}), name="handovers"),
    path("handovers/<int:handover_id>/", views.DeskViewSet.as_view({"get": "retrieve"}), name="handover"),
    path("handovers/<int:handover_id>/acknowledge/", views.AcknowledgeView.as_view(), name="acknowledge"),
    path("handovers/<int:handover_id>/report/", views.ReportView.as_view(), name="report"),
    path("handovers/<int:handover_id>/return/", views.ReturnView.as_view(), name="return"),
    path("handovers/<int:handover_id>/extension/", contract_views.AskView.as_view(), name="extension"),
    path("handovers/<int:handover_id>/extension/answer/", contract_views.DecideView.as_view(), name="extension_answer"),
    path("handovers/<int:handover_id>/allow-return/", contract_views.AllowReturnView.as_view(), name="allow_return"),
    path("handovers/<int:handover_id>/waive/", views.WaiveView.as_view(), name="waive"),
]
