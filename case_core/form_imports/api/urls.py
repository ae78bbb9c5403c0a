"""Addresses of booking forms and their imports."""

from django.urls import path

from case_core.form_imports.api import views

urlpatterns = [
    path("import-forms/", views.ImportFormViewSet.as_view({"get": "list", "post": "create"}), name="import_forms"),
    path("import-forms/<int:form_id>/columns/", views.ColumnsView.as_view(), name="import_form_columns"),
    path("import-forms/<int:form_id>/files/", views.UploadView.as_view(), name="import_form_files"),
    path("booking-imports/", views.ImportViewSet.as_view({"get": "list"}), name="booking_imports"),
    path("booking-imports/<int:import_id>/", views.ImportViewSet.as_view({"get": "retrieve"}), name="booking_import"),
    path("booking-imports/<int:import_id>/start/", views.StartView.as_view(), name="booking_import_start"),
    path("booking-imports/<int:import_id>/discard/", views.DiscardView.as_view(), name="booking_import_discard"),
]
