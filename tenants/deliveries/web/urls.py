"""Addresses of the pages on what came in by a channel."""

from django.urls import path

from tenants.deliveries.web import views

app_name = "deliveries"
urlpatterns = [
    path("<int:channel_id>/deliveries/", views.deliveries, name="deliveries"),
    path("<int:channel_id>/deliveries/<int:delivery_id>/replay/", views.replay, name="replay"),
    path("<int:channel_id>/dead-events/<int:event_id>/replay/", views.replay_dead, name="replay_dead"),
]
