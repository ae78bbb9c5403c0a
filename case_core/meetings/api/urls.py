"""Addresses of talks by video."""

from django.urls import path

from case_core.meetings.api import views

urlpatterns = [
    path("meetings/<int:meeting_id>/", views.MeetingViewSet.as_view({"get": "retrieve"}), name="meeting"),
    path("meetings/<int:meeting_id>/enter/", views.EnterView.as_view(), name="meeting_enter"),
    path("meetings/<int:meeting_id>/try-again/", views.TryAgainView.as_view(), name="meeting_try_again"),
    path(
        "meeting-rules/", views.MeetingRulesViewSet.as_view({"get": "retrieve", "post": "create"}), name="meeting_rules"
    ),
]
