"""Addresses of requests to the head."""

from django.urls import path

from case_core.approvals.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/approvals/",
        views.CaseApprovalViewSet.as_view({"get": "list", "post": "create"}),
        name="case_approvals",
    ),
    path("cases/<int:case_id>/approvals/closing/", views.AskClosingView.as_view(), name="case_approvals_closing"),
    path("approvals/", views.ApprovalViewSet.as_view({"get": "list"}), name="approvals"),
    path("approvals/<int:approval_id>/", views.ApprovalViewSet.as_view({"get": "retrieve"}), name="approval"),
    path("approvals/<int:approval_id>/sign/", views.SignView.as_view(), name="approval_sign"),
    path("approvals/<int:approval_id>/send-back/", views.SendBackView.as_view(), name="approval_send_back"),
    path("approvals/<int:approval_id>/comment/", views.CommentView.as_view(), name="approval_comment"),
    path("approvals/<int:approval_id>/withdraw/", views.WithdrawView.as_view(), name="approval_withdraw"),
]
