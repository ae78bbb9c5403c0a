"""Addresses of calls."""

from django.urls import path

from case_core.calls.api import views

urlpatterns = [
    path("calls/", views.CallViewSet.as_view({"get": "list"}), name="calls"),
    path("calls/search/", views.FindCallsView.as_view(), name="call_search"),
    path("calls/<int:call_id>/", views.CallViewSet.as_view({"get": "retrieve"}), name="call"),
    path("calls/<int:call_id>/take/", views.TakeCallView.as_view(), name="call_take"),
    path("calls/<int:call_id>/callback/", views.CallbackView.as_view(), name="call_callback"),
    path(
        "calls/<int:call_id>/recordings/<int:recording_id>/",
        views.CallRecordingViewSet.as_view({"get": "retrieve"}),
        name="call_recording",
    ),
    path("call-rules/", views.CallRulesViewSet.as_view({"get": "retrieve", "post": "create"}), name="call_rules"),
]
