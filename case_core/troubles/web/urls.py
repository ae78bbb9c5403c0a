"""Addresses of the troubles of a case."""

from django.urls import path

from case_core.troubles.web import views

app_name = "troubles"
urlpatterns = [path("<int:case_id>/troubles/", views.troubles, name="troubles")]
