"""Addresses of promises."""

from django.urls import path

from case_core.promises.api import views

urlpatterns = [path("cases/<int:case_id>/promise/", views.PromiseView.as_view(), name="promise")]
