"""Addresses of files."""

from django.urls import path

from case_core.attachments.api import views

urlpatterns = [
    path(
        "cases/<int:case_id>/attachments/",
        views.CaseAttachmentsViewSet.as_view({"get": "list", "post": "create"}),
        name="case_attachments",
    ),
    path("attachments/<int:attachment_id>/", views.AttachmentViewSet.as_view({"get": "retrieve"}), name="attachment"),
    path("attachments/<int:attachment_id>/content/", views.ContentView.as_view(), name="attachment_content"),
    path("attachments/<int:attachment_id>/original/", views.OriginalView.as_view(), name="attachment_original"),
    path("attachments/<int:attachment_id>/remove/", views.RemoveView.as_view(), name="attachment_remove"),
]
