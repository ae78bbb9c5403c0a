"""Addresses of calls for the centre."""

from django.urls import path

from case_core.calls.web import call_views, pop_views

app_name = "calls"
urlpatterns = [
    # Without a slash at its end: telephones do not follow a redirect that keeps the number in the address.
    path("pop", pop_views.pop, name="pop"),
    path("calls/", call_views.calls, name="list"),
    path("calls/find/", call_views.find, name="find"),
    path("calls/live/", call_views.live, name="live"),
    path("calls/popped/", pop_views.popped, name="popped"),
    path("calls/<int:call_id>/", call_views.one, name="call"),
    path("calls/<int:call_id>/take/", call_views.take, name="take"),
    path("calls/<int:call_id>/callback/", call_views.callback, name="callback"),
    path("calls/<int:call_id>/recordings/<int:recording_id>/", call_views.recording, name="recording"),
]
