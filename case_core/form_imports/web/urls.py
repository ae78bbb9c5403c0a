"""Addresses of imports."""

from django.urls import path

from case_core.form_imports.web import views

app_name = "form_imports"
urlpatterns = [
    path("", views.forms, name="forms"),
    path("add/", views.add, name="add"),
    path("forms/<int:form_id>/", views.upload, name="upload"),
    path("<int:import_id>/", views.run, name="run"),
    path("<int:import_id>/columns/", views.columns, name="columns"),
    path("<int:import_id>/start/", views.start, name="start"),
    path("<int:import_id>/discard/", views.discard, name="discard"),
]
