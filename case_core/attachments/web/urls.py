"""Addresses of files."""

from django.urls import path

from case_core.attachments.web import views

app_name = "attachments"
urlpatterns = [
    path("cases/<int:case_id>/attachments/", views.files, name="files"),
    path("attachments/<int:attachment_id>/", views.opened, name="open"),
    path("attachments/<int:attachment_id>/original/", views.original, name="original"),
    path("attachments/<int:attachment_id>/remove/", views.remove, name="remove"),
]
