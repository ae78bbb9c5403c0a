"""The address of a screen of the waiting hall."""

from django.urls import path

from case_core.reception.web import display_views

app_name = "display"
urlpatterns = [path("<str:display_secret>/", display_views.screen, name="screen")]
