"""The citizen's own view of a matter."""

from django.urls import path

from cms.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.door, name="door"),
    path("matter/", views.matter, name="matter"),
    path("matter/message/", views.add_message, name="message"),
    path("matter/enter/", views.enter, name="enter"),
    path("close/", views.close, name="close"),
]
