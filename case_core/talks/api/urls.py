"""Addresses of talks."""

from django.urls import path

from case_core.talks.api import views

urlpatterns = [
    path("cases/<int:case_id>/talks/", views.TalkViewSet.as_view({"get": "list", "post": "create"}), name="case_talks"),
]
