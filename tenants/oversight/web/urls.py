"""Addresses of the auditor."""

from django.urls import path

from tenants.oversight.web import views

app_name = "oversight"
urlpatterns = [path("", views.audit_log, name="audit_log")]
