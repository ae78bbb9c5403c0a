"""Addresses of printing."""

from django.urls import path

from case_core.printing.web import views

app_name = "printing"
urlpatterns = [
    path("cases/<int:case_id>/print/", views.choose, name="choose"),
    path("carried/", views.carried, name="carried"),
]
