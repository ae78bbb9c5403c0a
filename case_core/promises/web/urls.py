"""Addresses of promises."""

from django.urls import path

from case_core.promises.web import views

app_name = "promises"
urlpatterns = [path("cases/<int:case_id>/promise/", views.promise, name="promise")]
