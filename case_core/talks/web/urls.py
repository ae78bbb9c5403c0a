"""Addresses of talks."""

from django.urls import path

from case_core.talks.web import alerts, views

app_name = "talks"
urlpatterns = [
    path("talks/now/", views.now, name="now"),
    path("talks/second/", views.second, name="second"),
    path("talks/alerts/", alerts.news, name="alerts"),
    path("talks/<int:talk_id>/join/", views.join, name="join"),
    path("cases/<int:case_id>/talk/", views.sheet, name="sheet"),
    path("cases/<int:case_id>/talk/begin/", views.begin, name="begin"),
]
