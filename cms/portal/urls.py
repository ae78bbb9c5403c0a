"""The citizen's own view of a matter."""

from django.urls import path

from cms.portal import listening_views, seen_views, views

app_name = "portal"
urlpatterns = [
    path("", views.door, name="door"),
    path("matter/", views.matter, name="matter"),
    path("matter/message/", views.add_message, name="message"),
    path("matter/enter/", views.enter, name="enter"),
    path("matter/listening/", listening_views.listening, name="listening"),
    path("matter/listening/answer/", listening_views.answer, name="listening_answer"),
    path("matter/seen/", seen_views.seen, name="seen"),
    path("close/", views.close, name="close"),
]
