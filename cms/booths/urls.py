"""The page in a booth."""

from django.urls import path

from cms.booths import listening_views, views

app_name = "booth"
urlpatterns = [
    path("", views.show, name="show"),
    path("enrol/", views.enrol, name="enrol"),
    path("call/", views.call, name="call"),
    path("video/", views.video, name="video"),
    path("listening/", listening_views.answer, name="listening"),
    path("leave/", views.leave, name="leave"),
    path("state/", views.state, name="state"),
]
