"""The page of a number."""

from django.urls import path

from cms.eservices.queue import views

app_name = "queue"
urlpatterns = [path("<str:ticket_token>/", views.turn, name="turn")]
