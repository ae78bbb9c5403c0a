"""Addresses of the measured views alone."""

from django.urls import path

from tests.benchmarks.site import views

urlpatterns = [path("one/", views.one_query), path("five/", views.five_queries)]
