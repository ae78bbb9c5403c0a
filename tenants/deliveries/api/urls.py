"""Addresses of deliveries."""

from django.urls import path

from tenants.deliveries.api import views

urlpatterns = [
    path(
        "channels/<int:channel_id>/deliveries/",
        views.DeliveryViewSet.as_view({"get": "list"}),
        name="deliveries",
    ),
    path(
        "channels/<int:channel_id>/deliveries/<int:delivery_id>/replay/",
        views.ReplayDeliveryView.as_view(),
        name="delivery_replay",
    ),
    path(
        "channels/<int:channel_id>/dead-events/",
        views.DeadEventViewSet.as_view({"get": "list"}),
        name="dead_events",
    ),
    path(
        "channels/<int:channel_id>/dead-events/<int:event_id>/replay/",
        views.ReplayEventView.as_view(),
        name="dead_event_replay",
    ),
]
