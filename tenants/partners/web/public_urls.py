"""The address of an invitation's link."""

from django.urls import path

from tenants.partners.web import invitation_views

app_name = "partner"
urlpatterns = [path("invitation/<str:token>/", invitation_views.invitation, name="invitation")]
